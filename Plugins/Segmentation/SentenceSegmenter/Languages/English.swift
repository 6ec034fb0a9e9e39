extension SentenceLanguage {
    /// English abbreviations, from style guides and gazetteers of titles, companies, places and citations.
    static let english = SentenceLanguage([
        (.title, """
            mr mrs ms mx messrs mme mlle dr drs prof profs rev fr hon rt gen lt col maj capt cpt cmdr comdr cdr adm sgt pvt cpl brig
            Sen sens Rep reps gov govs Pres supt insp det atty amb asst assoc dep dir exec min Sec Treas
            st ste mt mts ft pt pte msgr gens lt.col maj.gen lt.gen brig.gen vice.adm sr.lt Det Const Cllr Bros
            """),
        (.reference, """
            No Nos n° nº p pp pg pgs Fig figs eq eqs eqn vol vols Ch chap chaps sect Sec secs par para paras art arts tab app
            Ex cl cls ver r.no ref refs tel ext fol bk Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec approx ca c circa
            """),
        (.inner, "e.g i.e eg ie vs v cf viz al.e resp esp incl excl aka a.k.a b.v n.b nb f.ex d/b/a c/o"),
        (.final, """
            inc corp co cos ltd llc llp plc bros jr sr esq bldg dept depts univ est Ave Blvd Rd Ln Ct Hwy Pkwy Rte Pl
            al et.al seq ibid op cit Ariz Ala Ark Calif Cal Colo Conn Del Fla Ga Ill Ind Kan Ky Md Mich Minn Miss Mo Mont
            Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Mass Ont Que
            Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun mfg intl int'l natl nat'l gov't govt dist ass'n assn
            ed eds trans rev'd repr ser min mins sec hr hrs yr yrs wk wks lb lbs oz kg km cm mm in sq mi gal qt mph
            bn mn tn misc max avg temp tbsp tsp doz pcs B.S M.S B.A M.A Ph.D M.D LL.D LL.B J.D D.D.S M.B.A
            """),
        (.usuallyFinal, "etc a.m p.m am.m b.c a.d b.c.e c.e"),
        (.exclaiming, "yahoo jeopardy yum"),
        (.starter, """
            the a an this that these those he she it we they i you his her its our their my your there here then thus hence
            in on at by for from with of to as after before during since until while when where why how what who which whose
            if unless although though because however therefore moreover furthermore meanwhile nevertheless instead besides also
            but and or so yet nor not no yes is are was were do does did has have had can could will would should may might must
            let please some many most all both each every such one two another other now today yesterday tomorrow once
            under over between among about according despite given like than even only just still later earlier recently
            """),
        (.opener, """
            if when while although because since unless what why how where who there this these those it we they he she please
            thanks thank you but so however then also is are do does did can could would should have has let let's after before
            you're it's that's there's here's don't now not no yes any some in on at for from to by as
            """),
        (.numeric, "no nos sec secs hr hrs yr yrs wk wks lb lbs oz kg km cm mm in sq mi gal qt mph mn tn min mins"),
        (.captioning, "figure table box listing chart exhibit"),
        (.speaking, "said says asked asks cried cries replied replies answered called shouted added whispered exclaimed muttered demanded inquired yelled screamed"),
    ], allowsSmallStarts: true)
}
