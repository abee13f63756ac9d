package let columns = 80
