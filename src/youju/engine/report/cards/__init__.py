"""One figure on one page (答数卡), thirty on another (一页纸): for paper, offline."""
