"""Records as the fields of a line and back, one family a module; no Qt in here.

Every module has `columns`, `shown`, `told` and `made`, as `form.Form` says.
"""
