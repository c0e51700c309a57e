"""T: time limits.

时限。
"""
