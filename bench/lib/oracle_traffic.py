def write(*_):
    return []
