"""Stands in for the package aenum, which Debian lacks: enumerations that may name themselves in annotations."""

import enum


class _Named(enum.EnumMeta):
    @classmethod
    def __prepare__(meta, name, bases, **rest):
        names = super().__prepare__(name, bases, **rest)
        dict.__setitem__(names, name, None)
        return names


class Enum(enum.Enum, metaclass=_Named):
    pass


no_arg = object()
