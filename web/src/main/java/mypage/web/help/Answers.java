package mypage.web.help;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import mypage.web.site.Visit;

/** Links to the right one of 「よくあるご質問」, by the names in {@link Answer}. They ask nothing of the database. */
@Named
@RequestScoped
public class Answers {

    @Inject
    Visit visit;

    public String address(String about) {
        return visit.getFaq() + Answer.valueOf(about).anchor();
    }

    public String title(String about) {
        return Answer.valueOf(about).title();
    }
}
