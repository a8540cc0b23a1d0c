"""Narrative text made readable: cleaned with an offset map, cut into sections and sentences, mentions marked."""
