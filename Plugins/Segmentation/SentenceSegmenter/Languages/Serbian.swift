extension SentenceLanguage {
    /// Serbian (also Croatian, Bosnian, Montenegrin), in both scripts.
    static let serbian = SentenceLanguage([
        (.title, """
            g gđa gđica gosp dr mr prof doc akad inž ing dipl sv ul bul trg gen puk potp maj kap por nar min preds
            г гђа гђица госп др мр проф доц акад инж инг дипл св ул бул трг ген пук потп мај кап нар мин предс
            """),
        (.reference, "br str čl st tač tel vol sl.br сл.бр бр стр чл ст тач тел"),
        (.inner, """
            npr tj tzv odn t.j v vidi up uklj ranije bivš s.r engl nem fr lat srp hrv rus tur grč oko cca ca 
            нпр тј тзв одн т.ј в види уп укљ енгл нем фр лат срп хрв рус тур грч око цца
            """),
        (.final, "god mil mlrd hilj jr sr st.l km kg cm mm din evr vek d.o.o a.d s.p год мил млрд хиљ км кг цм мм дин д.о.о а.д"),
        (.usuallyFinal, "itd i.t.d i.sl sl etc dr.p итд и.т.д и.сл сл"),
        (.exclaiming, "yahoo"),
        ([.starter, .opener], """
            u na za od do iz sa s o po pri pred nad pod među kao ali a i ili jer da ako kada kad dok što ko kako gde zašto
            on ona ono oni one mi vi ja ti to taj ta ovaj ova ovo ovi tako zato međutim takođe inače nakon posle pre tokom
            prema zbog pored osim samo još već sada danas juče sutra je su bio bila bilo neće nije nisu
            у на за од до из са с о по при пред над под међу као али а и или јер да ако када кад док што ко како где зашто
            он она оно они оне ми ви ја ти то тај та овај ова ово ови тако зато међутим такође иначе након после пре током
            према због поред осим само још већ сада данас јуче сутра је су био била било неће није нису
            """),
    ], numbers: .ordinalBeforeLower)
}
