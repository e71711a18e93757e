#include "test/crowd_made.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
static double cpu(void){ struct timespec t; clock_gettime(CLOCK_PROCESS_CPUTIME_ID,&t); return t.tv_sec+t.tv_nsec*1e-9; }
static int64_t sum, found; static MadeCrowd c;
static void take(void *to,int i,const ScanFound*f){ (void)to;(void)i; found+=f->n; for(int k=0;k<f->n;k++) sum+=f->score[k]; if (f->n && made_score(&c.mentee[f->left],&c.mentor[f->right[0]])!=f->score[0]) abort(); }
int main(int argc,char**argv){ int n=atoi(argv[1]),m=atoi(argv[2]),lim=atoi(argv[3]); int K=argc>4?atoi(argv[4]):64; Arena*a=arena_open(); c=made_crowd(a,n,m,5,1);
 double t=cpu(); int64_t s=0; int nl=lim/10; for(int i=0;i<nl;i++)for(int j=0;j<m;j++)s+=made_score(&c.mentee[i],&c.mentor[j]); t=cpu()-t; double naive=t*1e9/((double)nl*m);
 printf("naive %.2f ns/pair (%lld)\n",naive,(long long)s);
 int32_t*list=NEW(a,int32_t,lim); for(int i=0;i<lim;i++)list[i]=i; int32_t *above=NEW(a,int32_t,lim);
 const char*w[3]; int ws=scan_ways(w); for(int k=0;k<ws;k++){ scan_use(w[k]); Scan q={.table=&c.table,.ask=made_ask,.with=&c,.seed=1,.most=K}; sum=found=0; t=cpu(); scan_lefts(a,&q,list,NULL,lim,take,NULL); t=cpu()-t; printf("%-8s top %d %.3f ns/pair  %.1fx sum %lld\n",w[k],K,t*1e9/((double)lim*m),naive/(t*1e9/((double)lim*m)),(long long)sum);
  t=cpu(); q.most=10; for(int i=0;i<lim/4;i++) scan_lefts(a,&q,list+i*3,NULL,1,take,NULL); t=cpu()-t; printf("   top 10 alone %.1f us\n",t*1e6/(lim/4));
  for(int i=0;i<lim;i++)above[i]=600; sum=found=0; q.most=16; t=cpu(); scan_lefts(a,&q,list,above,lim,take,NULL); t=cpu()-t; printf("   above 600: %.3f ns/pair, found %lld\n",t*1e9/((double)lim*m),(long long)found);
 } }
