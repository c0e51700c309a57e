"""P: inventory of powers (clause 三.1).

权力清理（方案三.1）。
"""
