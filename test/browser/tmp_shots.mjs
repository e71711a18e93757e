import { chromium } from 'playwright-core';
const base='http://127.0.0.1:8397', out='/tmp/enrolshots/';
const b=await chromium.launch({executablePath: process.env.CHROMIUM||'/usr/bin/chromium', args:['--no-sandbox']});
async function session(email, opts){ const c=await b.newContext(opts); const p=await c.newPage();
 if(email){ await p.goto(base+'/sign-in'); await p.fill('#email',email); await p.fill('#password','a lamp on the table'); await p.click('main button.primary'); await p.waitForURL(u=>!u.pathname.startsWith('/sign-in')); } return p; }
const want=process.argv[2]?.split(',');
const list=[['member','/join','list'],['member','/join/500','one'],['member','/join/500/quick','quick'],['member','/join/500/ready','ready'],['member','/join/500/role','role'],['member','/join/500/topics','topics'],['member','/join/500/about','about'],['member','/join/500/practical','practical'],['member','/join/500/wishes','wishes'],['member','/join/500/agree','agree'],['member','/refer/500','refer'],['','/register/spring','register'],
['coordinator','/programmes/500/people','people'],['coordinator','/programmes/500/people?show=waiting','waiting'],['coordinator','/programmes/500/people?show=invited','invited'],['coordinator','/programmes/500/invite','invite'],['admin','/join/500','inside'],['admin','/join/500/withdraw','withdraw']];
for (const [w,opts] of [['desk',{viewport:{width:1280,height:900}}],['phone',{viewport:{width:360,height:740},colorScheme:'dark'}]]) {
 const pages={};
 for (const [who,path,name] of list){ if(want&&!want.includes(name)) continue; pages[who]??=await session(who&&who+'@northmere.example',opts); const p=pages[who]; const r=await p.goto(base+path);
  if(r.status()!==200) console.log(name,r.status(), p.url()); await p.screenshot({path:`${out}${name}-${w}.png`,fullPage:true});
  const over=await p.evaluate(()=>document.documentElement.scrollWidth-document.documentElement.clientWidth); if(over>0) console.log(name,w,'overflows',over);} }
await b.close();
