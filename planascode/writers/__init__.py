"""Writers: each turns a finished document tree into the files of one format, as a pure function."""
