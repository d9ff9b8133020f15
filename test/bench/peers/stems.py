"""Stems of the released Czech Snowball stemmer: a word a line in, its stem a line out."""

import sys
import snowballstemmer

stem = snowballstemmer.stemmer("czech").stemWord
for line in sys.stdin:
    sys.stdout.write(stem(line.rstrip("\n")) + "\n")
