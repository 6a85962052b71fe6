import re,sys,glob,collections
out='/work/main/tests/cold/set-a2.tsv'
B={'d':'department','g':'government','t':'township'}
D={'p':('full','paraphrase'),'T':('full','term'),'c':('full','plain'),'n':('full','nil'),'s':('weak','slogan'),'f':('none','friend')}
rows=[];it=None
for f in sorted(glob.glob('part*.txt')):
    for l in open(f,encoding='utf-8'):
        l=l.rstrip('\n')
        if not l: continue
        if l[0]=='#': it=l[1:].strip(); continue
        k,b,t=l.split(' ',2)
        rows.append((it,*D[k],B[b],t))
with open(out,'w',encoding='utf-8') as o:
    o.write('item\tverdict\tdegree\tbody\ttext\n')
    for r in rows:o.write('\t'.join(r)+'\n')
# checks
L=open(out,encoding='utf-8').read().split('\n')[1:-1]
assert all(len(x.split('\t'))==5 for x in L)
R=[x.split('\t') for x in L]
txt=[r[4] for r in R]
print(len(R),'rows; dup',[t for t,c in collections.Counter(txt).items() if c>1])
for r in R:
    if not r[4].endswith('。') or r[4].count('。')!=1 or re.search(r'\s',r[4]): print('STOP',r)
    if r[2] in('paraphrase','term') and not re.search(r'\d',r[4]): print('NOFIG',r)
    if r[2]=='slogan' and re.search(r'\d',r[4]): print('FIG',r)
md=open('/work/shared/domain.md',encoding='utf-8').read()
for r in R:
    if r[2] in('paraphrase','plain'):
        m=re.search(r'#### %s .*?\*\*Core\*\*[^:]*: (.*?)\n'%r[0],md,re.S)
        c=[x for x in re.findall(r'`([^`]+)`',m.group(1)) if x in r[4]]
        if c: print('CORE',r[0],c,r[4][:40])
cnt=collections.Counter((r[0],r[2]) for r in R)
want={'paraphrase':5,'term':1,'plain':1,'slogan':1,'friend':3}
NIL='N01 N02 N03 E04 E10 E12 R02 R04 R05 R06 P01 P02 P04 T01'.split()
for i in sorted(set(r[0] for r in R)):
    for k,v in want.items():
        if cnt[i,k]!=v: print('COUNT',i,k,cnt[i,k])
    if cnt[i,'nil']!=(i in NIL): print('NIL',i,cnt[i,'nil'])
print(len(set(r[0] for r in R)),'items',collections.Counter(r[2] for r in R),collections.Counter(r[3] for r in R))
