extension SentenceLanguage {
    /// Kazakh (also Kyrgyz), with the abbreviations that it shares with Russian.
    static let kazakh = SentenceLanguage([
        (.title, "проф акад доц ген полк инж т.ғ.д т.ғ.к көш даң обл ауд қ м.а"),
        (.reference, "№ б бет сур кест тар тел кв ж т"),
        (.inner, "мыс қар яғни ағыл орыс лат фр нем т.с.с.а б.з.б б.з.д б.з"),
        (.final, "ж жж ғ ғғ млн млрд трлн мың теңге тг км м см мм кг га шақ долл руб г гг"),
        (.usuallyFinal, "т.б т.с.с т.д т.п"),
        (.exclaiming, "yahoo"),
        (.starter, """
            бұл ол олар біз сіз мен сен осы сол бірақ және ал егер қазір бүгін кеше ертең сондықтан сонымен алайда дегенмен
            кейін бұрын тек онда мұнда ең әр барлық көп бір екі сондай-ақ өйткені себебі жоқ иә
            """),
    ], numbers: .plain)
}
