package mypage.admin.faq;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import mypage.audit.AuditTrail;
import mypage.faq.FrequentQuestion;
import mypage.faq.FrequentQuestionRepository;
import mypage.faq.QuestionSection;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/**
 * Lets staff add frequent questions, choose their order, show and hide what they added, and see how each came about.
 * Each act is one transaction with its audit event and its place in the history. It holds all questions, so that acts
 * of colleagues come one after the other.
 */
@Stateless
public class FaqQuestionService {

    static final int PAGE = 50;

    @Inject
    FrequentQuestionRepository questions;

    @Inject
    QuestionChangeRepository changes;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * Adds a question as the last one of its section. Users don't read it before it is {@link #show shown}.
     *
     * @return its number
     */
    @RolesAllowed("OPERATE")
    public int add(QuestionSection section, String question, String answer, RequestContext context) {
        questions.hold();
        int number = questions
                .add(section, question, answer, clock.instant(), context.staffId())
                .number();
        note(QuestionChange.of(QuestionChange.Kind.ADDED, number), FaqAuditKind.FAQ_ADDED, number, context);
        return number;
    }

    /**
     * Changes places with the neighbour above in the same section.
     *
     * @return false, and nothing has changed, when it does not stand there (any more)
     */
    @RolesAllowed("OPERATE")
    public boolean moveUp(long number, long neighbour, RequestContext context) {
        return move(number, neighbour, -1, context);
    }

    /**
     * Changes places with the neighbour below in the same section.
     *
     * @return false, and nothing has changed, when it does not stand there (any more)
     */
    @RolesAllowed("OPERATE")
    public boolean moveDown(long number, long neighbour, RequestContext context) {
        return move(number, neighbour, 1, context);
    }

    /** @param by 1 for the next place, -1 for the one before */
    private boolean move(long number, long neighbour, int by, RequestContext context) {
        List<FrequentQuestion> all = questions.hold();
        List<FrequentQuestion> section = all.stream()
                .filter(question -> question.number() == number)
                .findFirst()
                .map(question -> new ArrayList<>(all.stream()
                        .filter(other -> other.section() == question.section())
                        .toList()))
                .orElseGet(ArrayList::new);
        List<Long> numbers =
                section.stream().map(question -> (long) question.number()).toList();
        int from = numbers.indexOf(number);
        int to = numbers.indexOf(neighbour);
        if (from < 0 || to < 0 || to - from != by) {
            return false;
        }
        int moved = section.get(from).number();
        Collections.swap(section, from, to);
        for (int place = 0; place < section.size(); place++) {
            section.get(place).moveTo(place + 1);
        }
        note(QuestionChange.move(moved, from + 1), FaqAuditKind.FAQ_MOVED, moved, context);
        return true;
    }

    /**
     * Lets users read a question that staff added.
     *
     * @return false, and nothing has changed, when users read it already
     */
    @RolesAllowed("OPERATE")
    public boolean show(long number, RequestContext context) {
        return act(
                number,
                FrequentQuestion::isHidden,
                FrequentQuestion::show,
                QuestionChange.Kind.SHOWN,
                FaqAuditKind.FAQ_SHOWN,
                context);
    }

    /**
     * Hides a question that staff added.
     *
     * @return false, and nothing has changed, when it is hidden already, or was there from the start
     */
    @RolesAllowed("OPERATE")
    public boolean hide(long number, RequestContext context) {
        return act(
                number,
                FrequentQuestion::isHideable,
                question -> question.hide(clock.instant()),
                QuestionChange.Kind.HIDDEN,
                FaqAuditKind.FAQ_HIDDEN,
                context);
    }

    private boolean act(
            long number,
            Predicate<FrequentQuestion> fits,
            Consumer<FrequentQuestion> act,
            QuestionChange.Kind kind,
            FaqAuditKind event,
            RequestContext context) {
        var held = questions.hold().stream()
                .filter(question -> question.number() == number)
                .filter(fits)
                .findFirst();
        held.ifPresent(question -> {
            act.accept(question);
            note(QuestionChange.of(kind, question.number()), event, question.number(), context);
        });
        return held.isPresent();
    }

    private void note(QuestionChange change, FaqAuditKind event, int number, RequestContext context) {
        changes.add(change, clock.instant(), context.staffId());
        audit.record(event, (long) number, context);
    }

    /**
     * What was changed in a question, the latest first.
     *
     * @param after the last one of the previous page; empty for the first page
     */
    @RolesAllowed("LOOK_UP")
    public Slice<MadeChange> history(int number, Optional<Long> after) {
        var found = changes.of(number, after, PAGE + 1);
        return Slice.of(found, PAGE, made -> made.change().id());
    }
}
