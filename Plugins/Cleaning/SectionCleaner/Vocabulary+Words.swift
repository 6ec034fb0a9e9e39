extension Vocabulary {
    /// The words of all supported languages together: saved pages mix them.
    static let standard = Vocabulary([
        (.stop, """
            the a an and or but of to in on at by for with from as is are was were be been has have had do does did will would can
            could may might should that this these those it its he she they we you i his her their our my who which what when where
            how why not no if than then so there about into over after before more most some all also just up out said says
            und oder aber der die das den dem des ein eine einer einem einen ist sind war waren hat haben wird werden kann nicht auch
            auf mit von für bei nach aus zu zum zur im am an als wie dass sich es er sie wir ich um über durch
            i u na je su se da za od do sa s o po pri kao ali ili koji koja koje što bio bila biti nije ne to ovo taj
            и у на је су се да за од до са с о по при као али или који која које што био била бити није не то ово тај
            в не он она они мы вы я это как что который которая из его её их для был была было были или если
            және мен пен бен да де үшін бұл ол осы болып деп бар туралы бойынша
            le la les un une et est dans pour que qui sur avec par pas des du au aux ce il elle
            el los las y es en por con para una del se lo su al como más
            o os as e do da dos das em um uma é com não para que por no na ao
            """),
        (.first, "i i'm i've i'd i'll me my mine myself we we're we've we'll us our ours ich wir mich mir uns unser mein ja mi nas naš ја ми нас наш я мы мне нас наш мен біз"),
        (.second, "you your you're you've you'd you'll yours yourself sie ihnen ihr ihre vi vas vaš vaša vama ви вас ваш ваша вама вы ваш вам сіз сіздің"),
        (.singular, "i i'm i've i'd i'll me my mine myself ich mir mich mein ja mi ја мене моје я мне меня мен"),
        (.commenting, "comment comments responses replies reply kommentare komentari komentar коментари коментар комментарии пікірлер comentarios comentários commentaires"),
        (.affirming, "yes no yeah yep nope absolutely certainly definitely hopefully exactly sure right ja nein doch da ne да не нет иә жоқ oui sí"),
        (.third, "he she his her him said says told according"),
        (.asking, """
            what how why when where who whom which whose could can would will do does did is are was were have has should may shall
            isn't aren't don't doesn't didn't won't wasn't haven't hasn't
            was wie warum wann wo wer welche können kako zašto šta gde kada da како зашто шта где када как почему что где когда
            """),
        (.replying, """
            yes no yeah well sure absolutely certainly definitely hopefully right exactly okay oh actually basically honestly
            i i'm i've i'd we we're it's that's but and because so
            ja nein doch da ne да не нет иә жоқ
            """),
        (.steering, "let let's let’s turning speaking regarding finally lastly earlier moving mr mrs president minister next about concerning to"),
        (.dating, """
            january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept
            oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
            am pm a.m p.m est edt cst cdt pst pdt gmt utc cet bst et pt ist msk published updated posted last modified first on at
            date time created ago hours minutes days th st nd rd of
            januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag uhr
            veröffentlicht aktualisiert am um
            januar februar mart april maj jun jul januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra ponedeljak utorak sreda četvrtak
            petak subota nedelja objavljeno izvor
            января февраля марта апреля мая июня июля августа сентября октября ноября декабря понедельник вторник среда четверг пятница
            суббота воскресенье опубликовано обновлено г
            қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
            """),
        (.role, """
            q a question answer interviewer interviewee reporter journalist host moderator president minister ambassador
            chancellor secretary correspondent anchor frage antwort pitanje odgovor novinar predsednik питање одговор новинар
            председник вопрос ответ журналист корреспондент президент министр сұрақ жауап
            """),
        (.asker, """
            q question interviewer reporter journalist host moderator correspondent anchor wikinews spiegel bbc cnn frage pitanje
            novinar питање новинар вопрос журналист корреспондент сұрақ
            """),
        (.reporting, "reported agency according correspondent spokesperson earlier report reports news statement"),
        (.telling, "tell talk walk take give describe explain remind erzählen schildern erklären расскажите объясните опишите share recite"),
        (.listener, "us me our readers uns mir нам мне нашим nam mi nama нама"),
        (.wishing, "want wanted wanna like love möchte wollte хотел хотела хочу želim hteo htela желим хтео"),
        (.learning, "know ask hear wissen fragen hören знать спросить узнать znam pitam čujem"),
        (.wondering, "wonder wondering wondered curious"),
        (.whether, "if whether what how why when where who which ob wie warum was ли как почему что da li kako zašto"),
        (.changing, "updated modified last revised edited aktualisiert ažurirano izmenjeno ажурирано обновлено изменено"),
        (.picture, "photo photos photograph picture image images credit photocredit foto fotos bild фото фотография фотографија сурет file getty reuters ap afp epa"),
    ])
}
