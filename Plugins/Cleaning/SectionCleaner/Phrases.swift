/// The phrases of ``Furniture``, one a line: what news sites of several languages write round their articles.
enum Phrases {
    /// A line made of these alone is furniture.
    static let whole = """
        advertisement
        advertisements
        advertising
        advertise with us
        advertise
        sponsored content
        sponsored
        promoted
        loading
        loading...
        reading time
        minutes
        minute read
        mins read
        min
        mins
        lesezeit
        minuten
        minuten lesezeit
        vreme čitanja
        време читања
        время чтения
        минут
        минуты
        мин
        оқу уақыты
        min read
        minute
        seconds
        most popular
        most read
        most viewed
        most shared
        most commented
        most watched
        most discussed
        most emailed
        most recent
        popular now
        popular stories
        top stories
        what others are reading
        popular
        popular posts
        trending
        trending now
        see all
        see more
        show more
        view all
        view more
        load more
        read more
        read also
        read next
        read full story
        continue reading
        more
        more news
        more stories
        more from
        related
        related stories
        related articles
        related news
        related topics
        related content
        recommended
        recommended for you
        you may also like
        you might also like
        also read
        up next
        next
        previous
        next article
        previous article
        next post
        previous post
        back to top
        return to top
        top
        home
        news
        menu
        search
        share
        shares
        share this
        share this article
        share this story
        share this page
        share this post
        share this link
        share with friends
        share on facebook
        share on twitter
        share on x
        share via email
        share article
        send to a friend
        email this article
        print this article
        threads
        bluesky
        mastodon
        wechat
        weibo
        odnoklassniki
        вконтакте
        одноклассники
        твитнуть
        twitter/x
        artikel teilen
        podelite na facebooku
        подели на фејсбуку
        бөлісу:
        share on
        share via
        sharing is caring
        tweet
        facebook
        twitter
        linkedin
        whatsapp
        telegram
        pinterest
        reddit
        instagram
        youtube
        tiktok
        viber
        vkontakte
        flipboard
        tumblr
        pocket
        messenger
        email
        e-mail
        mail
        print
        copy link
        copy
        link
        link copied
        save
        bookmark
        listen
        listen to this article
        watch
        watch live
        live
        video
        videos
        photos
        gallery
        photo gallery
        comment
        comments
        leave a comment
        leave a reply
        post a comment
        add a comment
        add comment
        view comments
        show comments
        no comments
        reply
        report
        like
        likes
        views
        follow us
        follow
        following
        join us
        subscribe
        subscribe now
        subscribe to our newsletter
        sign in
        sign up
        sign out
        log in
        login
        logout
        register
        my account
        newsletter
        newsletters
        get the app
        skip to main content
        skip to content
        close
        open
        cancel
        ok
        accept
        accept all
        accept cookies
        reject all
        manage preferences
        cookie policy
        cookie settings
        privacy policy
        privacy notice
        privacy
        terms of use
        terms of service
        terms and conditions
        terms & conditions
        terms
        disclaimer
        contact
        contact us
        about
        about us
        careers
        site map
        sitemap
        rss
        faq
        help
        adchoices
        ad choices
        all rights reserved
        why you can trust scmp
        topics
        tags
        tag
        keywords
        categories
        category
        uncategorized
        archives
        author
        editor
        source
        updated
        published
        posted
        opinion
        breaking news
        latest news
        latest
        editor's picks
        editors' picks
        in this article
        on this page
        table of contents
        font size
        text size
        dark mode
        language
        english
        and
        to
        on
        by
        via
        the
        a
        werbung
        anzeige
        mehr
        weiterlesen
        mehr lesen
        lesen sie auch
        teilen
        drucken
        kommentare
        kommentar
        startseite
        suche
        anmelden
        impressum
        datenschutz
        agb
        kontakt
        zur startseite
        meistgelesen
        reklama
        oglas
        najčitanije
        najnovije
        pročitajte još
        pročitaj još
        pročitajte i
        podeli
        podelite
        podijeli
        komentari
        komentar
        pošalji komentar
        naslovna
        pretraga
        prijavi se
        vesti
        vijesti
        preporučujemo
        реклама
        најчитаније
        најновије
        прочитајте још
        подели
        коментари
        коментар
        насловна
        претрага
        вести
        на правах рекламы
        читать далее
        читайте также
        читать также
        подробнее
        поделиться
        комментарии
        комментарий
        главная
        новости
        поиск
        войти
        подписаться
        популярное
        самое читаемое
        последние новости
        все новости
        теги
        жарнама
        бөлісу
        пікірлер
        басты бет
        жаңалықтар
        толығырақ
        оқи отырыңыз
        тағы да оқыңыз
        ең көп оқылған
        """

    /// A short line that starts so is furniture.
    static let starts = """
        reading time:
        estimated reading time
        read time
        lesezeit:
        vreme čitanja:
        време читања:
        время чтения:
        reading time
        why you can trust
        read more:
        read more
        read also:
        read next:
        also read:
        see also:
        related:
        related story
        related article
        more on this
        more from
        watch:
        listen:
        click here
        click to
        tap here
        follow us on
        follow us
        like us on
        join us on
        join our
        share this on
        share on
        share to
        sign up for
        sign up to
        subscribe to
        get our
        get the latest
        download our
        download the app
        copyright
        (c) 20
        filed under
        tags:
        tags
        topics:
        keywords:
        key words:
        schlagwörter:
        ključne reči:
        кључне речи:
        ключевые слова:
        кілт сөздер:
        posted in
        posted by
        categories:
        category:
        this article was originally
        this story was originally
        this post may contain
        this site uses
        this website uses
        we use cookies
        by continuing to
        by using this site
        please enable
        enable javascript
        your browser
        you need to enable
        leave a comment
        leave a reply
        comments (
        comments are
        be the first to comment
        save my name
        notify me
        required fields
        your email address
        enter your email
        thank you for subscribing
        don't miss
        never miss
        support our journalism
        become a member
        donate
        advertisement
        sponsored
        skip to
        previous post
        next post
        back to
        menu
        last updated
        first published
        updated:
        published:
        source:
        mehr zum thema
        lesen sie auch
        folgen sie uns
        pročitajte
        pročitaj
        pratite nas
        preuzmite
        zapratite
        izvor:
        tagovi:
        прочитајте
        пратите нас
        извор:
        тагови:
        читайте также
        читать далее
        подписывайтесь
        подпишитесь
        источник:
        теги:
        тегтер:
        бізге жазылыңыз
        """

    /// A line of up to 40 words that holds one is furniture.
    static let contents = """
        all rights reserved
        all right reserved
        cookie policy
        privacy policy
        terms of service
        terms of use
        uses cookies
        to improve your experience
        sign up for our
        sign up to our
        subscribe to our
        follow us on
        alle rechte vorbehalten
        sva prava zadržana
        сва права задржана
        все права защищены
        барлық құқықтар
        """

    /// Words that join phrases of ``whole`` and are no furniture by themselves.
    static let glue: Set<[UInt8]> = Set(["and", "to", "on", "by", "via", "the", "a"].map { Array($0.utf8) })

    /// Names the maker of a picture.
    static let credits = """
        credit:
        credits:
        photo credit:
        photo credits:
        photo by
        photos by
        photo courtesy
        photo:
        photos:
        photograph:
        photograph by
        picture:
        pictures:
        image:
        images:
        image credit:
        image source:
        image courtesy
        file photo
        file image
        illustration:
        getty images
        video:
        /reuters
        /afp
        bildquelle:
        foto:
        fotos:
        fotografija:
        фото:
        фотография:
        фотографија:
        фотосурет:
        сурет:
        """

    /// Starts a line that names the author.
    static let bylines = ["by ", "written by", "posted by", "reported by", "story by", "text by", "von ", "piše", "autor", "пише", "аутор", "автор"]
}
