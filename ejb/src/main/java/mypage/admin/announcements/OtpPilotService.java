package mypage.admin.announcements;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import mypage.account.Service;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.FourEyes;
import mypage.admin.imports.AccountFile;
import mypage.admin.imports.BadLine;
import mypage.otp.OtpPilot;
import mypage.otp.OtpRolloutRepository;
import mypage.platform.CsvFile;
import mypage.platform.RequestContext;

/**
 * Lets staff try one-time passwords with some accounts of a service before its launch date: a share of all, and those
 * of a list. Each sign-in reads this in its own transaction, as it reads the launch date.
 */
@Stateless
public class OtpPilotService {

    /** In bytes. */
    public static final long LARGEST_FILE = 1024 * 1024;

    /** The most lines of a file, which is taken in one transaction. */
    public static final int MOST_LINES = 2000;

    /** The result of uploading a list. */
    public sealed interface ListResult {

        /**
         * All lines are good.
         *
         * @param added accounts that were on no list before; they are now, unless the file was only to be checked
         */
        record Good(int lines, int added) implements ListResult {}

        /** Nobody was added, because of these lines. */
        record Bad(List<BadLine> lines) implements ListResult {
            public Bad {
                lines = List.copyOf(lines);
            }
        }

        /** Nobody was added, because the file as a whole cannot be read. */
        record Refused(CsvFile.Problem why) implements ListResult {}
    }

    @Inject
    OtpRolloutRepository rollouts;

    @Inject
    OtpPilots pilots;

    @Inject
    AccountFile files;

    @Inject
    FourEyes fourEyes;

    @Resource
    EJBContext transaction;

    @Inject
    Clock clock;

    @RolesAllowed("LOOK_UP")
    public Map<Service, OtpPilot> pilots() {
        return rollouts.pilots();
    }

    /**
     * Changes the share and the beginning of a pilot. Once it runs, a smaller share, a later beginning and an empty
     * list take away protection that users have, so they wait for a second member.
     *
     * @param seen the pilot that the member saw; if it differs, a colleague was first
     * @param clearsList whether all accounts leave the list
     */
    @RolesAllowed("OPERATE")
    public AnnouncementChangeResult change(
            Service service, OtpPilot seen, Instant from, int share, boolean clearsList, RequestContext context) {
        if (!pilots.isAt(service, seen)) {
            return AnnouncementChangeResult.STALE;
        }
        if (isWeaker(seen, from, share, clearsList)) {
            return fourEyes.ask(
                            ActKind.NARROW_PILOT,
                            service.name(),
                            OtpPilots.details(service, seen, from, share, clearsList),
                            context)
                    ? AnnouncementChangeResult.ASKED
                    : AnnouncementChangeResult.ALREADY_ASKED;
        }
        pilots.change(service, from, share, clearsList, context);
        return AnnouncementChangeResult.DONE;
    }

    /** Whether this change needs a second member now. */
    @RolesAllowed("LOOK_UP")
    public boolean isWeaker(OtpPilot seen, Instant from, int share, boolean clearsList) {
        Instant now = clock.instant();
        return seen.isRunning(now) && (share < seen.share() || from.isAfter(now) || clearsList && seen.listed() > 0);
    }

    /**
     * Checks a list and changes nothing.
     *
     * @param size in bytes
     */
    @RolesAllowed("OPERATE")
    public ListResult checkList(long size, CsvFile.Source source) {
        return read(size, source, accounts -> accounts.size() - rollouts.countListed(accounts));
    }

    /**
     * Reads a list, and adds its accounts if all lines are good.
     *
     * @param size in bytes
     */
    @RolesAllowed("OPERATE")
    public ListResult addToLists(long size, CsvFile.Source source, RequestContext context) {
        return read(size, source, accounts -> pilots.add(accounts, context));
    }

    /** @param added takes the accounts of a good list, and tells how many of them are new */
    private ListResult read(long size, CsvFile.Source source, ToIntFunction<List<Long>> added) {
        try {
            AccountFile.Content content = files.read(new CsvFile(size, LARGEST_FILE, source), MOST_LINES);
            if (!content.bad().isEmpty()) {
                return new ListResult.Bad(content.bad());
            }
            List<Long> accounts = List.copyOf(content.accounts().values());
            return new ListResult.Good(accounts.size(), added.applyAsInt(accounts));
        } catch (CsvFile.RefusedException e) {
            transaction.setRollbackOnly();
            return new ListResult.Refused(e.why());
        }
    }
}
