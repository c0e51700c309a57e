"""A: adjustment, filing and supervision.

调整、备案与督导（方案三.1、四）。
"""
