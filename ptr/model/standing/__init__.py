"""How documents stand in one state: against what was issued, accepted and posted; no history is asked."""
