"""What Python 3.11 lacks for the methods that Qt lets us override."""

from typing import TYPE_CHECKING, TypeVar

_Method = TypeVar("_Method")

if TYPE_CHECKING:
    from typing_extensions import override as override
else:

    def override(method: _Method) -> _Method:
        """Say that a method of Qt is overridden: the tools read it, nothing runs."""
        return method
