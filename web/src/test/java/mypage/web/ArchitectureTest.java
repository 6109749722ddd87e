package mypage.web;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.Set;

/** What pages may use: the boundaries of the ejb module and what these hand out, and nothing that keeps state in a node. */
@AnalyzeClasses(packages = "mypage.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> HANDED_OUT = Set.of(
            "mypage.account.AccountLine",
            "mypage.account.AccountState",
            "mypage.account.Busy",
            "mypage.account.Over",
            "mypage.account.PasswordDenial",
            "mypage.account.PasswordRefusal",
            "mypage.account.PasswordResult",
            "mypage.account.Service",
            "mypage.account.ShutOut",
            "mypage.account.Weakness",
            "mypage.audit.AuditCheckRun",
            "mypage.audit.AuditEntry",
            "mypage.audit.AuditEvent",
            "mypage.audit.AuditFilter",
            "mypage.audit.Client",
            "mypage.desk.AccountEvent",
            "mypage.desk.AccountView",
            "mypage.desk.ActStep",
            "mypage.figures.Attention",
            "mypage.figures.Counts",
            "mypage.figures.MailDelay",
            "mypage.figures.NetworkTries",
            "mypage.figures.Scale",
            "mypage.figures.Span",
            "mypage.figures.Today",
            "mypage.help.FaqEntry",
            "mypage.help.FrequentQuestion",
            "mypage.help.Question",
            "mypage.help.Translation",
            "mypage.imports.AccountImport",
            "mypage.imports.BadLine",
            "mypage.imports.ImportSummary",
            "mypage.imports.ImportUpload",
            "mypage.mail.LoggedMail",
            "mypage.mail.MailFilter",
            "mypage.mail.MailState",
            "mypage.office.Evidence",
            "mypage.office.RequestFilter",
            "mypage.office.RequestOpeningResult",
            "mypage.office.RequestStepResult",
            "mypage.office.RequestView",
            "mypage.operations.MaintenanceWindow",
            "mypage.operations.Notice",
            "mypage.operations.NoticePlan",
            "mypage.operations.NoticeText",
            "mypage.operations.OperationStep",
            "mypage.operations.StopPlan",
            "mypage.otp.CodeRefusal",
            "mypage.owner.AdditionalAccount",
            "mypage.owner.AddressChangeResult",
            "mypage.owner.AddressCodeResult",
            "mypage.owner.CodeRequired",
            "mypage.owner.InvitationStep",
            "mypage.owner.Over",
            "mypage.owner.PendingAddressResult",
            "mypage.owner.Unconfirmed",
            "mypage.platform.JapaneseTime",
            "mypage.platform.Language",
            "mypage.platform.Network",
            "mypage.platform.Ruby",
            "mypage.platform.Settings",
            "mypage.platform.Slice",
            "mypage.platform.StaffSettings",
            "mypage.platform.UserTime",
            "mypage.session.OpenSession",
            "mypage.session.SignedInUser",
            "mypage.signin.AttemptResult",
            "mypage.signin.Closed",
            "mypage.signin.CodeRefused",
            "mypage.signin.Denied",
            "mypage.signin.OtpRequired",
            "mypage.signin.PasswordChangeResult",
            "mypage.signin.PendingCodeResult",
            "mypage.signin.ReauthenticationCodeResult",
            "mypage.signin.ReauthenticationResult",
            "mypage.signin.SignInCodeResult",
            "mypage.signin.SignInResult",
            "mypage.signin.SignedIn",
            "mypage.signin.SkipResult",
            "mypage.signin.StartOver",
            "mypage.staff.Delayed",
            "mypage.staff.EnrolmentPasswordResult",
            "mypage.staff.EnrolmentResult",
            "mypage.staff.Over",
            "mypage.staff.ProofDenial",
            "mypage.staff.RecoveryCodesResult",
            "mypage.staff.Refused",
            "mypage.staff.SignedInStaff",
            "mypage.staff.StaffBrowser",
            "mypage.staff.StaffCodeResult",
            "mypage.staff.StaffMember",
            "mypage.staff.StaffPasswordResult",
            "mypage.staff.StaffRole",
            "mypage.staff.StaffSignInResult",
            "mypage.staff.Wrong",
            "mypage.trust.Browser",
            "mypage.trust.IssuedTrust");

    private static final Set<String> STATE = Set.of(
            "jakarta.servlet.http.HttpSession",
            "jakarta.enterprise.context.SessionScoped",
            "jakarta.enterprise.context.ConversationScoped",
            "jakarta.faces.view.ViewScoped",
            "jakarta.faces.context.Flash");

    @ArchTest
    static final ArchRule usesOnlyBoundaries = classes()
            .should()
            .onlyDependOnClassesThat(
                    describe("are boundaries or none of the ejb module's", ArchitectureTest::isUsable));

    @ArchTest
    static final ArchRule knowsNoDatabase =
            noClasses().should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "javax.sql..");

    @ArchTest
    static final ArchRule keepsNoStateBetweenRequests = noClasses()
            .that()
            .haveNameNotMatching("mypage.web.site.NoFlash.*")
            .should()
            .dependOnClassesThat(describe("keep state in a node", used -> STATE.contains(used.getName())));

    /** Since EL 6 a page has the value of an Optional, or null, and can't pass on the Optional itself. */
    @ArchTest
    static final ArchRule takesNoOptionalFromAPage = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Named.class)
            .should()
            .notHaveRawParameterTypes(describe(
                    "an Optional among them",
                    types -> types.stream().anyMatch(type -> type.isEquivalentTo(Optional.class))));

    @ArchTest
    static final ArchRule packagesFormNoCycle =
            slices().matching("mypage.web.(*)..").should().beFreeOfCycles();

    private static boolean isUsable(JavaClass used) {
        var name = used.getName().split("\\$")[0];
        return !name.startsWith("mypage.")
                || name.startsWith("mypage.web.")
                || name.endsWith("Service")
                || HANDED_OUT.contains(name);
    }
}
