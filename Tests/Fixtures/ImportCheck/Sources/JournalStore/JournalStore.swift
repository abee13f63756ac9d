package let entries = 0
