"""C: catalogue (clause 三.2).

职权目录（方案三.2）。
"""
