"""The packs at hand: the built-in ones, the rep's own, and versions kept of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Self

from checklists.errors import Fault, PackInvalid
from checklists.pack import Channel, Item, ItemId, Kind, Pack, PackId, Phase
from checklists.reading import BUILT_IN, pack_of, read_pack


@cache
def built_in(name: str) -> Pack:
    """Read a built-in pack, once a process; raises KeyError for another name."""
    if name not in BUILT_IN:
        raise KeyError(name)
    return read_pack(
        files("checklists").joinpath(f"builtin/{name}.toml").read_text("utf-8")
    )


def own_pack(text: str, file: str, others: Iterable[Pack] = ()) -> Pack:
    """Read a pack somebody wrote, raising PackInvalid with all its faults at once.

    `others` are packs whose names and row ids are taken, beside the built-in ones.
    """
    # Only for packs from outside: pydantic is slow to load.
    from checklists.check import check, place
    from checklists.schema import shape_faults

    faults, table = shape_faults(text, file)
    pack: Pack | None = None
    if table is not None:
        if table["id"] in BUILT_IN:
            taken = Fault(file, "", "id", f'"{table["id"]}" is a built-in pack.')
            faults, table = (*faults, taken), table | {"id": f"my-{table['id']}"}
        pack = pack_of(table, file)
        known = (*map(built_in, BUILT_IN), *others)
        found = check(*known, pack)
        faults += tuple(fault for fault in found if fault.file in {place(pack), ""})
    if faults or pack is None:
        raise PackInvalid(faults)
    return pack


def items(packs: Iterable[Pack]) -> tuple[Item, ...]:
    """Put the rows of packs in the order of the tables, own rows last in a phase."""
    phases = list(Phase)
    placed = [
        (
            (phases.index(item.phase), item.own, place if item.own else 0, item.order),
            item,
        )
        for place, pack in enumerate(packs)
        for item in pack.items
    ]
    return tuple(item for _, item in sorted(placed, key=lambda pair: pair[0]))


@dataclass(frozen=True, slots=True)
class Library:
    """The packs meetings are made of; without arguments, the built-in ones alone.

    `own` are the rep's packs in their newest version, `kept` every version that a
    meeting once began with, `faults` what was wrong with files left out.
    """

    own: tuple[Pack, ...] = ()
    kept: Mapping[tuple[PackId, int], Pack] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    @classmethod
    def opened(cls, folder: Path | None = None, kept: Iterable[str] = ()) -> Self:
        """Read the rep's packs in a folder, beside the texts of versions kept.

        A file changed under an old version number gets the next number, so that a
        version always means the same rows. What has faults is left out.
        """
        own: list[Pack] = []
        faults: list[Fault] = []
        old: dict[tuple[PackId, int], Pack] = {}
        for text in kept:
            try:
                pack = read_pack(text, "kept version")
            except PackInvalid as refusal:
                faults += refusal.faults
            else:
                old[pack.id, pack.version] = pack
        for path in sorted(folder.glob("*.toml")) if folder else ():
            try:
                pack = own_pack(path.read_text("utf-8"), path.name, own)
            except PackInvalid as refusal:
                faults += refusal.faults
            except (OSError, UnicodeDecodeError) as refusal:
                faults.append(Fault(path.name, "", "", f"{refusal}."))
            else:
                own.append(_numbered(pack, old))
        return cls(tuple(own), old, tuple(faults))

    def pack(self, name: str, version: int | None = None) -> Pack:
        """Return a pack, its newest version unless one is named, or raise KeyError."""
        newest = self._newest(name)
        if newest is not None and version in {None, newest.version}:
            return newest
        numbers = [number for key, number in self.kept if key == name]
        if version is None and numbers:
            version = max(numbers)
        if version in numbers:
            return self.kept[PackId(name), version]
        raise KeyError(name if version is None else f"{name} {version}")

    def packs(self) -> tuple[Pack, ...]:
        """All packs in their newest version: built in, then the rep's own."""
        return (*map(built_in, BUILT_IN), *self.own)

    def packs_for(self, kind: Kind, channel: Channel) -> tuple[Pack, ...]:
        """Return the packs of a meeting: core, channel, kind, and own ones that fit."""
        own = (
            pack
            for pack in self.own
            if pack.kind in {None, kind} and pack.channel in {None, channel}
        )
        return (built_in("core"), built_in(channel), built_in(kind), *own)

    def items(self, packs: Iterable[Pack]) -> tuple[Item, ...]:
        """Put the rows of packs in the order of the tables, own rows last."""
        return items(packs)

    def item(self, name: ItemId) -> Item:
        """Return a row by its id, of a kept version if need be, or raise KeyError."""
        for pack in (*self.packs(), *self.kept.values()):
            for item in pack.items:
                if item.id == name:
                    return item
        raise KeyError(name)

    def _newest(self, name: str) -> Pack | None:
        if name in BUILT_IN:
            return built_in(name)
        return next((pack for pack in self.own if pack.id == name), None)


def _numbered(pack: Pack, old: Mapping[tuple[PackId, int], Pack]) -> Pack:
    versions = {number: kept for (name, number), kept in old.items() if name == pack.id}
    for number, kept in versions.items():
        if replace(kept, version=pack.version) == pack:
            return replace(pack, version=number)
    if pack.version in versions:
        return replace(pack, version=max(versions) + 1)
    return pack
