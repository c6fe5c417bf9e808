"""REFI-QDA 1.5: the codebooks (.qdc) and projects (.qdpx) that NVivo, MAXQDA and ATLAS.ti exchange."""
