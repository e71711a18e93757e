/* sheet_fields.c - what a column's heading means, in the spellings that people use. */
#include "sheet/sheet.h"
#include "sheet/sheet_values.h"

/* Spellings are compared without case, accents, spaces and punctuation, and are
 * kept here that way.  'in' are phrases that a longer heading may hold; they are
 * tried in the order of the table below only when no whole spelling fits. */
typedef struct { const char *name, *label, *is; } Known;

static const Known known[FIELDS] = {
	[FIELD_NONE]           = { "none", "Left alone", "" },
	[FIELD_EMAIL]          = { "email", "E-mail address", "email,emailaddress,mail,mailaddress,emailadresse,adresseemail,courriel,correo,correoelectronico,emailid,workemail,workemailaddress,username,contactemail,indirizzoemail,emailadres,enderecodeemail" },
	[FIELD_STAFF_ID]       = { "staff-id", "Staff number", "employeeid,staffid,staffnumber,employeenumber,orgmemberid,userid,personid,id,personnelnumber,personalnummer,matricule,studentid,memberid" },
	[FIELD_NAME]           = { "name", "Full name", "name,fullname,yourname,participant,participantname,mentorname,menteename,person,nom,nomcomplet,nombre,nombrecompleto,nome,nomecompleto,vollername,naam" },
	[FIELD_FIRST_NAME]     = { "first-name", "First name", "firstname,givenname,forename,prenom,vorname,primernombre,voornaam,primeironome" },
	[FIELD_LAST_NAME]      = { "last-name", "Last name", "lastname,surname,familyname,nomdefamille,nachname,familienname,apellido,apellidos,cognome,sobrenome,achternaam" },
	[FIELD_PREFERRED_NAME] = { "preferred-name", "Preferred name", "preferredname,knownas,nickname,rufname" },
	[FIELD_PRONOUNS]       = { "pronouns", "Pronouns", "pronouns,pronoun,yourpronouns,pronoms,pronomen,pronombres,pronomi,pronomes,voornaamwoorden" },
	[FIELD_ROLE]           = { "role", "Takes part as", "takespartas,role,iwanttotakepartas,takepartas,takingpartas,participateas,participantrole,programrole,programmerole,mentorormentee,mentormentee,registeras,rolle,participationtype,signupas,type" },
	[FIELD_IS_MENTOR]      = { "is-mentor", "Is a mentor", "isamentor,ismentor,mentoryn,mentor,iwanttobeamentor,bementor" },
	[FIELD_IS_MENTEE]      = { "is-mentee", "Is a mentee", "isamentee,ismentee,menteeyn,mentee,iwanttobeamentee,bementee,protege" },
	[FIELD_BOTH]           = { "both", "Is mentor and mentee", "bothmentorandmentee,both,bothroles" },
	[FIELD_STATUS]         = { "status", "Status", "status,employeestatuscode,employeestatus,participantstatus,registrationstatus" },
	[FIELD_CONSENT]        = { "consent", "Consent", "consent,iconsent,iagree,consentgiven,agreement,agreetobematched,consenttobematched,dataprotection,einwilligung,consentement,consentimiento" },
	[FIELD_TOPICS]         = { "topics", "Topics", "topics,topic,themes,sujets,themen,temas,argomenti,onderwerpen,areas,keywords,tags,tag" },
	[FIELD_TOPICS_WANTED]  = { "topics-wanted", "Topics wanted", "topicswanted,wantedtopics,needs,areasofneed,iwanttolearn,wantstolearn,learninggoals,helpneeded,helpwanted,skillswanted,skillstodevelop,developmentareas" },
	[FIELD_TOPICS_OFFERED] = { "topics-offered", "Topics offered", "topicsoffered,offeredtopics,expertise,areasofexpertise,areaofexpertise,skills,strengths,canhelpwith,icanhelpwith,willingtoteach,sectors,competencies,specialties,specialities,knowledge" },
	[FIELD_GOALS]          = { "goals", "Goals", "goals,goal,mentoringgoals,careergoals,objectives,motivation,expectations,whatwouldyouliketoachieve,aims,objectifs,ziele,objetivos,obiettivi,doelen" },
	[FIELD_BIOGRAPHY]      = { "biography", "About themselves", "aboutthemselves,bio,biography,shortbio,about,aboutme,aboutyou,profile,description,summary,experience,biographie,biografia" },
	[FIELD_INTERESTS]      = { "interests", "Interests", "interests,interest,researchinterests,teachinginterests,clinicalinterests,hobbies,academicinterests,interets,interessen,intereses,interessi" },
	[FIELD_VALUES]         = { "values", "Values and ways of working", "valuesandwaysofworking,values,workingstyle,workstyle,personality,personalitytraits,communicationstyle,learningstyle,mentoringstyle,valeurs,werte,valores" },
	[FIELD_LANGUAGES]      = { "languages", "Languages", "languages,language,preferredlanguage,spokenlanguages,languagesspoken,langues,langue,sprachen,sprache,idiomas,idioma,lingue,talen" },
	[FIELD_ZONE]           = { "time-zone", "Time zone", "timezone,tz,zone,utcoffset,fuseauhoraire,zeitzone,zonahoraria,fusohorario,fusoorario,tijdzone" },
	[FIELD_CITY]           = { "city", "Town", "city,town,location,officeid,office,campus,site,place,ville,stadt,ort,ciudad,citta,cidade,stad,officelocation" },
	[FIELD_COUNTRY]        = { "country", "Country", "country,addresscountry,nation,pays,land,pais,paese" },
	[FIELD_MODE]           = { "mode", "In person or online", "mode,meetingmode,remote,meetingpreference,inpersonorremote,inpersonoronline,howwouldyouliketomeet,howdoyouwanttomeet,format,meetingformat,preferredmode" },
	[FIELD_SLOTS]          = { "availability", "When they are free", "whentheyarefree,availability,available,availabletimes,timeslots,slots,disponibilite,disponibilites,verfugbarkeit,disponibilidad,whenareyoufree" },
	[FIELD_UNIT]           = { "unit", "Department or unit", "department,departmentname,departmentid,unit,team,division,faculty,school,businessunit,section,group,departement,abteilung,departamento,dipartimento,afdeling" },
	[FIELD_ORGANISATION]   = { "organisation", "Organisation", "organisation,organization,company,employer,institution,affiliation,university,organisme,entreprise,firma,organizacion,azienda,empresa" },
	[FIELD_UNIT_WISH]      = { "unit-wish", "Same or another unit", "unitwish,insideoroutside,sameunit,samedepartment,departmentpreference,mentorfromsamedepartment,internalorexternal,insideoutsidepreference,sameoranotherdepartment,sameoranotherunit" },
	[FIELD_PROFESSION]     = { "profession", "Profession", "profession,occupation,function,jobfamily,discipline,field,fieldofstudy,beruf,metier,profesion,professione,profissao" },
	[FIELD_TITLE]          = { "job-title", "Job title", "jobtitle,title,position,job,titel,poste,puesto,cargo,stelle" },
	[FIELD_GRADE]          = { "grade", "Grade or career stage", "grade,rank,level,careerstage,careerlevel,seniority,stage,band,gradelevel,academicrank,joblevel" },
	[FIELD_YEARS]          = { "years", "Years of experience", "years,yearsofexperience,yearsexperience,experienceyears,yearsinrole,anneesdexperience,berufsjahre" },
	[FIELD_IDENTITY]       = { "identity", "Identity, self-described", "identityselfdescribed,characteristics,identity,selfdescribedidentity,protectedcharacteristics" },
	[FIELD_IDENTITY_ASKED] = { "identity-to-match", "Identity to match", "identitytomatch,preferredidentity,matchidentity" },
	[FIELD_IDENTITY_WISH]  = { "identity-wish", "Would like a shared identity", "wouldlikeasharedidentity,matchwithsimilaridentity,similaridentity,sharedidentity" },
	[FIELD_CAPACITY]       = { "capacity", "Mentees they could take", "menteestheycouldtake,capacity,maxmentees,maximummentees,menteecapacity,mentees,numberofmentees,menteesmax,howmanymenteescouldyoutake,howmanymentees,places,capacite,kapazitat,capacidad" },
	[FIELD_MENTORS_WANTED] = { "mentors-wanted", "Mentors they would like", "mentorstheywouldlike,mentorswanted,numberofmentors,maxmentors,howmanymentors,howmanymentorswouldyoulike" },
	[FIELD_MANAGER]        = { "manager", "Line manager", "manager,manageremail,linemanager,linemanageremail,supervisor,supervisoremail,supervisorid,managerid,manageremployeeid,managername,supervisorname,linemanagername,reportsto,boss,superior,vorgesetzte,vorgesetzter,superieur,superieurhierarchique,responsable,jefe,headofdepartment,managersemail" },
	[FIELD_AVOID]          = { "avoid", "Not to be paired with", "nottobepairedwith,avoid,peopletoavoid,donotmatch,donotmatchwith,donotpair,notwith,exclude,exclusions,blocked,conflicts,conflictofinterest,conflictsofinterest" },
	[FIELD_PREFERRED]      = { "preferred", "Would like to be paired with", "preferredmentors,preferredmentor,preferredmentees,preferredmentee,mentorpreference,mentorpreferences,requestedmentor,mentorchoice,choices,firstchoice,secondchoice,thirdchoice,mentorwishes,shortlist" },
	[FIELD_HAD]            = { "paired-before", "Paired with before", "pairedwithbefore,currentmentor,currentmentors,previousmentor,previousmentors,currentmentee,currentmentees,previousmentees,pastmentors,pairedwith,pairedbefore,matchedwith,formermentor" },
	[FIELD_LEFT_OUT]       = { "left-out", "Times left out before", "timesleftoutbefore,leftout,timesleftout,leftoutbefore,roundswithout" },
};

/* Longer headings, such as questions of a form: the first phrase found decides. */
static const struct { const char *phrase; SheetField field; } phrases[] = {
	{ "howmanymentees", FIELD_CAPACITY }, { "numberofmentees", FIELD_CAPACITY }, { "maximumnumberofmentees", FIELD_CAPACITY },
	{ "menteescanyou", FIELD_CAPACITY }, { "menteescouldyou", FIELD_CAPACITY }, { "combiendementor", FIELD_CAPACITY },
	{ "howmanymentors", FIELD_MENTORS_WANTED }, { "numberofmentors", FIELD_MENTORS_WANTED },
	{ "mentorandmentee", FIELD_BOTH },
	{ "avoid", FIELD_AVOID }, { "notbematched", FIELD_AVOID }, { "notbepaired", FIELD_AVOID }, { "donotmatch", FIELD_AVOID },
	{ "manager", FIELD_MANAGER }, { "supervisor", FIELD_MANAGER }, { "reportto", FIELD_MANAGER },
	{ "preferredmentor", FIELD_PREFERRED }, { "choiceofmentor", FIELD_PREFERRED }, { "liketobepairedwith", FIELD_PREFERRED },
	{ "identitytomatch", FIELD_IDENTITY_ASKED }, { "similaridentity", FIELD_IDENTITY_WISH },
	{ "takepart", FIELD_ROLE }, { "participateas", FIELD_ROLE }, { "mentorormentee", FIELD_ROLE }, { "menteeormentor", FIELD_ROLE },
	{ "signingupas", FIELD_ROLE }, { "registeringas", FIELD_ROLE }, { "joiningas", FIELD_ROLE },
	{ "consent", FIELD_CONSENT }, { "doyouagree", FIELD_CONSENT }, { "iagree", FIELD_CONSENT },
	{ "timezone", FIELD_ZONE }, { "emailaddress", FIELD_EMAIL },
	{ "yearsofexperience", FIELD_YEARS }, { "careerstage", FIELD_GRADE },
	{ "samedepartment", FIELD_UNIT_WISH }, { "anotherdepartment", FIELD_UNIT_WISH }, { "anotherunit", FIELD_UNIT_WISH },
	{ "liketomeet", FIELD_MODE }, { "prefertomeet", FIELD_MODE }, { "ownunit", FIELD_UNIT_WISH }, { "owndepartment", FIELD_UNIT_WISH },
	{ "topicsyouwant", FIELD_TOPICS_WANTED }, { "topicsyouwouldlike", FIELD_TOPICS_WANTED }, { "wanttolearn", FIELD_TOPICS_WANTED },
	{ "liketolearn", FIELD_TOPICS_WANTED }, { "needhelp", FIELD_TOPICS_WANTED }, { "wanthelp", FIELD_TOPICS_WANTED },
	{ "topicsyouoffer", FIELD_TOPICS_OFFERED }, { "topicsyoucan", FIELD_TOPICS_OFFERED }, { "youhelpwith", FIELD_TOPICS_OFFERED },
	{ "expertise", FIELD_TOPICS_OFFERED }, { "offer", FIELD_TOPICS_OFFERED },
	{ "achieve", FIELD_GOALS }, { "goals", FIELD_GOALS }, { "hopetogain", FIELD_GOALS }, { "hopetoget", FIELD_GOALS },
	{ "wanttogetout", FIELD_GOALS }, { "whydoyouwant", FIELD_GOALS },
	{ "topics", FIELD_TOPICS }, { "interests", FIELD_INTERESTS }, { "language", FIELD_LANGUAGES },
	{ "workingstyle", FIELD_VALUES }, { "valuesmatter", FIELD_VALUES }, { "inperson", FIELD_MODE },
	{ "aboutyourself", FIELD_BIOGRAPHY }, { "biography", FIELD_BIOGRAPHY }, { "whenareyou", FIELD_SLOTS }, { "available", FIELD_SLOTS },
	{ "department", FIELD_UNIT }, { "jobtitle", FIELD_TITLE },
};

const char *sheet_field_name(SheetField f) { return known[f].name; }
const char *sheet_field_label(SheetField f) { return known[f].label; }

bool sheet_field_find(Str name, SheetField *f)
{
	for (int i = 0; i < FIELDS; i++)
		if (str_eq(name, str(known[i].name))) {
			*f = (SheetField)i;
			return true;
		}
	*f = FIELD_NONE;
	return !name.n;
}

/* Letters and digits only, folded; what stands in brackets is left out when there
 * is something else. */
static Str squash(Arena *a, Str s, bool with_brackets)
{
	Str   folded = utf8_fold(a, s);
	char *to = NEW(a, char, folded.n + 1);
	size_t n = 0;
	int    depth = 0;
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];
		depth += c == '(' || c == '[' ? 1 : (c == ')' || c == ']') && depth ? -1 : 0;
		bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
		if (keep && (with_brackets || !depth))
			to[n++] = c;
	}
	return n || with_brackets ? (Str){ to, n } : squash(a, s, true);
}

static bool spelt_as(Str spellings, Str s)
{
	for (Str one; str_cut(&spellings, ',', &one);)
		if (str_eq(one, s))
			return true;
	return false;
}

static SheetField by_spelling(Str s)
{
	for (int f = 1; f < FIELDS; f++)
		if (s.n && spelt_as(str(known[f].is), s))
			return (SheetField)f;
	return FIELD_NONE;
}

/* "Mentor 1", "Interests: teaching": the same with a number, or the part before a colon. */
static Str shorter(Str header)
{
	Str rest = header, before;
	str_cut(&rest, ':', &before);
	while (before.n && ((before.p[before.n - 1] >= '0' && before.p[before.n - 1] <= '9') || before.p[before.n - 1] == ' '))
		before.n--;
	return before;
}

SheetField sheet_field_guess(Arena *a, Str header)
{
	Str s = squash(a, header, false);
	SheetField f = by_spelling(s);
	if (!f)
		f = by_spelling(squash(a, shorter(header), false));
	for (size_t i = 0; !f && i < COUNT(phrases); i++)
		if (str_holds(s, str(phrases[i].phrase)))
			f = phrases[i].field;
	return f;
}

/* Fields that several columns may feed, such as first and second choice. */
static bool takes_many(SheetField f)
{
	static const SheetField many[] = { FIELD_NONE, FIELD_TOPICS, FIELD_TOPICS_WANTED, FIELD_TOPICS_OFFERED, FIELD_INTERESTS, FIELD_VALUES,
		FIELD_LANGUAGES, FIELD_SLOTS, FIELD_MANAGER, FIELD_AVOID, FIELD_PREFERRED, FIELD_HAD, FIELD_GOALS, FIELD_BIOGRAPHY, FIELD_IDENTITY };
	for (size_t i = 0; i < COUNT(many); i++)
		if (many[i] == f)
			return true;
	return false;
}

static Str first_value(const Csv *csv, int column)
{
	for (int i = 1; i < csv->n; i++)
		if (column < csv->list[i].n && str_trim(csv->list[i].cell[column]).n)
			return str_trim(csv->list[i].cell[column]);
	return S("");
}

static bool had_before(const SheetColumns *c, int at, SheetField f)
{
	for (int i = 0; i < at; i++)
		if (c->list[i].field == f)
			return true;
	return false;
}

/* Whole spellings first, so that "Email" wins over "Your manager's email address". */
static void guess_all(Arena *a, SheetColumns *c)
{
	for (int i = 0; i < c->n; i++)
		c->list[i].field = by_spelling(squash(a, c->list[i].header, false));
	for (int i = 0; i < c->n; i++)
		if (!takes_many(c->list[i].field) && had_before(c, i, c->list[i].field))
			c->list[i].field = FIELD_NONE;
	for (int i = 0; i < c->n; i++) {
		SheetField f = c->list[i].field ? FIELD_NONE : sheet_field_guess(a, c->list[i].header);
		if (f && (takes_many(f) || !had_before(c, c->n, f)))
			c->list[i].field = f;
	}
}

/* "Role" may also be somebody's work.  Where another column, or the file, says who
 * is a mentor and its cells name no such role, it is the job title. */
static void settle_role(Arena *a, SheetColumns *c)
{
	bool mentor, mentee, told = c->file.kind != SHEET_MIXED || had_before(c, c->n, FIELD_IS_MENTOR) || had_before(c, c->n, FIELD_IS_MENTEE);
	for (int i = 0; told && i < c->n; i++)
		if (c->list[i].field == FIELD_ROLE && !value_role(a, c->list[i].sample, &mentor, &mentee))
			c->list[i].field = had_before(c, c->n, FIELD_TITLE) ? FIELD_NONE : FIELD_TITLE;
}

static SheetColumns columns_of(Arena *a, SheetFile file)
{
	SheetColumns c = { .file = file, .csv = csv_read(a, file.bytes) };
	c.n = c.csv.n ? c.csv.list[0].n : 0;
	c.list = NEW(a, SheetColumn, c.n);
	for (int i = 0; i < c.n; i++)
		c.list[i] = (SheetColumn){ .header = str_trim(c.csv.list[0].cell[i]), .sample = S("") };
	return c;
}

SheetColumns sheet_columns(Arena *a, SheetFile file)
{
	SheetColumns c = columns_of(a, file);
	for (int i = 0; i < c.n; i++)
		c.list[i].sample = first_value(&c.csv, i);
	guess_all(a, &c);
	settle_role(a, &c);
	return c;
}

SheetColumns sheet_columns_named(Arena *a, SheetFile file)
{
	SheetColumns c = columns_of(a, file);
	for (int i = 0; i < c.n; i++)
		sheet_field_find(c.list[i].header, &c.list[i].field);
	return c;
}

void sheet_set(SheetColumns *c, int at, SheetField field)
{
	for (int i = 0; i < c->n; i++)
		if (c->list[i].field == field && !takes_many(field))
			c->list[i].field = FIELD_NONE;
	c->list[at].field = field;
}
