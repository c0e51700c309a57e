"""Y: form of the file.

文件形式。
"""
