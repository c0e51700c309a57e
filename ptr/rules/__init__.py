"""The rules: one file in a family folder is one rule; the folders are the list.

A family folder's docstring gives its letter and its title in English and in Chinese.
"""
