extension SentenceLanguage {
    /// German abbreviations (Duden) and sentence starters.
    static let german = SentenceLanguage([
        (.title, """
            dr drs prof hr fr frl herrn dipl ing mag st sankt Gen Oberst hl Kard Bf Msgr med phil jur habil rer nat pol theol
            h.c dr.med dr.phil dr.jur dr.-ing dipl.-ing Frhr Präs Min Abg Vors
            """),
        (.reference, """
            nr nrn s. Abs Art Bd Bde Kap Abb Tab Ziff Az Anm lfd §§ tel ca etwa max min mind Jan Feb Apr Jun Jul Aug Sep Sept Okt
            Nov Dez vgl S Fn Rn Rdnr Aufl Hrsg Jg Lit
            """),
        (.inner, """
            z.b d.h u.a bzw z.t i.d.r u.u v.a s.o s.u o.ä d.i evtl ggf inkl exkl zzgl einschl sog gem lt bspw resp insb insbes
            allg amtl bes betr geb gest verh verw gesch ehem eigtl entspr erg Ew urspr ugs urkundl vs dt engl franz frz lat griech
            ital span russ amerik österr schweiz kath ev röm jüd arab chin jap südl nördl östl westl
            i.a i.v p.a a.d a.m a.o b.w ff.e kfm techn wiss polit röm.-kath ev.-luth
            """),
        (.final, "str straße Co Inc Ltd jr sen jun Mio Mrd Tsd Std Sek Mill Jh Jhd Jhdt Chr v.chr n.chr e.v f ff usf Univ Inst Hbf Bhf Pl qm km kg"),
        (.usuallyFinal, "usw etc uvm u.v.m u.s.w"),
        (.exclaiming, "yahoo"),
        (.month, "januar jänner februar märz april mai juni juli august september oktober november dezember"),
        (.starter, """
            der die das den dem des ein eine einer einem einen er sie es wir ihr ich du man dies diese dieser dieses jener
            in im am an auf aus bei mit nach seit von vom zu zum zur für durch gegen ohne um über unter vor zwischen während
            wenn als ob weil dass daß obwohl nachdem bevor doch aber und oder denn sondern auch nur noch schon so da dann dort hier
            heute gestern morgen jetzt damit dabei daher deshalb trotzdem allerdings jedoch außerdem
            wie was wer wo wann warum ist sind war waren hat haben wird werden kann können soll sollen nicht kein keine alle viele
            """),
    ], numbers: .ordinal)
}
