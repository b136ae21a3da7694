"""The style sheet of a report's HTML page: a printed page's calm on any width, and on paper."""

STYLE = """
:root{--ink:#1b1f24;--soft:#5b6570;--line:#dfe3e8;--ground:#fff;--wash:#f6f7f9;--accent:#1456b8;--under:#8db4e8;
--serif:"Noto Serif CJK SC","Source Han Serif SC","Songti SC",FangSong,SimSun,serif;
--sans:system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#a3adb8;--line:#39414a;--ground:#16191d;--wash:#1e2328;
--accent:#8ab8ff;--under:#3f6ba8}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.7 var(--sans)}
.about,article,.notes{max-width:46rem;margin:0 auto;padding:0 20px}
.about{font-size:14px;color:var(--soft);padding-top:16px;padding-bottom:16px}
article{font-family:var(--serif);font-size:18px;line-height:1.9;padding-top:32px;padding-bottom:40px;
border-top:1px solid var(--line);overflow-wrap:anywhere}
h1{font-size:27px;line-height:1.45;text-align:center;margin:0 0 28px;font-weight:700;text-wrap:balance}
h2,h3,h4,h5{font-family:var(--sans);line-height:1.5;margin:24px 0 4px}h2{font-size:19px}h3,h4,h5{font-size:18px}
article p{margin:0;text-indent:2em}article p.label{text-indent:0;margin-top:56px;font-family:var(--sans);font-weight:600}
article h2.annex{text-align:center;font-size:22px;margin:12px 0 20px}
article p.right{text-align:right;text-indent:0;padding-right:2em}article p.plain{text-indent:0}article p.list{padding-left:2em}
article .imprint{border-top:1px solid var(--ink);border-bottom:1px solid var(--ink);margin-top:48px;font-size:15px}
article .imprint p{text-indent:0;padding:2px 1em}article .imprint p+p{border-top:1px solid var(--line)}
a{color:var(--accent)}
a.n{color:inherit;text-decoration:none;border-bottom:2px solid var(--under);font-variant-numeric:tabular-nums}
a.n:hover,a.n:focus-visible{background:var(--wash);border-color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.wide{overflow-x:auto;margin:8px 0 20px}
table{border-collapse:collapse;width:100%;font:14px/1.55 var(--sans)}
caption{text-align:left;font-weight:600;padding-bottom:6px}
th{font-weight:600;text-align:left;color:var(--soft);border-bottom:1px solid var(--ink);padding:8px 12px 8px 0;
vertical-align:bottom}
td{border-bottom:1px solid var(--line);padding:8px 12px 8px 0;vertical-align:top;min-width:5.5em}
td.num,th.num{text-align:right;min-width:0}td.num{white-space:nowrap}td.long{min-width:15em;color:var(--soft)}
figure{margin:20px 0;overflow-x:auto}figure svg{display:block;width:100%;min-width:520px;height:auto}
svg text{font:12px var(--sans);fill:var(--ink)}svg .t{font-size:14px;font-weight:600}svg rect{fill:#3d6fb6}
svg line{stroke:var(--line)}
.notes{padding-top:32px;padding-bottom:64px;border-top:1px solid var(--line);font-size:15px}
.notes>h2{margin-top:0}.notes ol{padding:0;list-style:none;margin:0}
.notes li{border-top:1px solid var(--line);padding:12px 0;scroll-margin-top:12px}.notes li:target{background:var(--wash)}
.notes h3{font-size:15px;margin:0}.notes h3 span{color:var(--soft);font-weight:400;margin-right:.6em}
.notes p{margin:2px 0;color:var(--soft)}.notes .v{font-variant-numeric:tabular-nums;color:var(--ink)}
.notes code{font-size:13px}.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--ground);padding:8px}
@media(max-width:600px){article{font-size:17px;padding-top:24px}h1{font-size:23px}.about,article,.notes{padding-left:16px;padding-right:16px}}
@page{size:A4;margin:25mm 22mm}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--ground:#fff}.skip{display:none}.about,article,.notes{max-width:none;padding:0}
.about{border-bottom:1px solid #999;margin-bottom:12mm}article{border:0;font-size:13pt}article p.label,.notes{break-before:page}
.notes li,figure,tr{break-inside:avoid}a.n{border-bottom:1px dotted #666}.wide{overflow:visible}}
"""
