package mypage.web.admin.mails;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.mails.LoggedMail;
import mypage.admin.mails.MailFilter;
import mypage.admin.mails.MailLogService;
import mypage.admin.mails.MailState;
import mypage.platform.JapaneseTime;
import mypage.platform.Slice;
import mypage.platform.TooWideException;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ListChoice;
import mypage.web.admin.site.MaskedAddress;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.StaffSearch;
import mypage.web.site.FieldErrors;

/** The list of mails. Recipients are masked unless the member searched for one. */
@Named
@RequestScoped
public class MailsBacking {

    private static final String RECIPIENT = "recipient";
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

    @Inject
    MailLogService log;

    @Inject
    StaffRequest staff;

    @Inject
    StaffSearch search;

    @Inject
    ListChoice choice;

    @Inject
    MailTexts texts;

    @Inject
    FieldErrors errors;

    private Slice<LoggedMail> slice = new Slice<>(List.of(), Optional.empty());

    public String open() {
        if (staff.isPosted()) {
            return search.keep(StaffPage.MAILS, "state", RECIPIENT, "since", "until", ListChoice.SIZE);
        }
        var filter = new MailFilter(
                Stream.of(MailState.values())
                        .filter(state -> state.name().equals(getState()))
                        .findFirst(),
                search.typed(RECIPIENT),
                dayOf("since", 0),
                dayOf("until", 1));
        if (!filter.isAnswerable()) {
            errors.add(RECIPIENT, Labels.get("accounts.short"));
        }
        if (errors.getAll().isEmpty()) {
            list(filter);
        }
        return null;
    }

    private void list(MailFilter filter) {
        try {
            slice = log.list(filter, choice.getSize(), staff.parameter("after"), staff.context());
        } catch (TooWideException e) {
            errors.add(null, Labels.get("mails.wide"));
        }
    }

    /** The start in Japan of the day that was asked for, or of a later one. */
    private Optional<Instant> dayOf(String field, int daysLater) {
        try {
            return search.chosen(field)
                    .map(text -> text.matches(DATE) ? text : "")
                    .map(LocalDate::parse)
                    .map(date -> date.plusDays(daysLater)
                            .atStartOfDay(JapaneseTime.ZONE)
                            .toInstant());
        } catch (DateTimeException e) {
            errors.add(field, Labels.get("mails.date.wrong"));
            return Optional.empty();
        }
    }

    /** How many mails were just queued to be sent again; null if this page is not about that. */
    public Long getRetried() {
        return staff.number("retried").orElse(null);
    }

    public String recipient(LoggedMail mail) {
        return isSearched() ? mail.recipient() : MaskedAddress.of(mail.recipient());
    }

    /** The answer of the mail server, which may name the recipient. */
    public String answer(LoggedMail mail) {
        return isSearched() ? texts.answer(mail) : MaskedAddress.in(texts.answer(mail));
    }

    private boolean isSearched() {
        return search.typed(RECIPIENT).isPresent();
    }

    /** What was typed or chosen. */
    public String field(String name) {
        return (name.equals(RECIPIENT) ? search.typed(name) : search.chosen(name)).orElse("");
    }

    public List<LoggedMail> getRows() {
        return slice.rows();
    }

    /** The key of the next page; null when there is none. */
    public String getNext() {
        return slice.next().orElse(null);
    }

    public MailState[] getStates() {
        return MailState.values();
    }

    public String getState() {
        return search.chosen("state").orElse("");
    }
}
