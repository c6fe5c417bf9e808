"""Bring back what was coded in NVivo, MAXQDA or ATLAS.ti."""
