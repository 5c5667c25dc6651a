"""The number words of each language, one ``NumberWords`` a file: the field ``numbers`` of a ``Language``."""
