package mypage.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A browser reduced to HTTP: keeps cookies, submits forms of the current page, follows redirects only when told to. */
public final class HttpVisitor {

    public static final String ID = "ID（メールアドレス）";
    public static final String PASSWORD = "パスワード";
    public static final String CODE = "ワンタイムパスワード（認証コード）";
    public static final String LOG_IN = "ログイン";
    public static final String SEND = "送信";
    public static final String SKIP = "次回以降、同じ端末・ブラウザでログインする際にワンタイムパスワードを省略する";
    public static final String OK = "OK";
    public static final String SKIP_ENABLED = "ワンタイムパスワードの省略を設定しました";
    public static final String RESUME = "ワンタイムパスワードの入力を再開する";
    public static final String DONE = "完了";
    public static final String LOG_OUT = "ログアウト";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final URI server;
    private final CookieJar jar = new CookieJar();
    private String address = newAddress();
    private final List<URI> addresses = new ArrayList<>();
    private HttpResponse<String> answer;
    private long bytes;

    public HttpVisitor(URI server) {
        this.server = server;
    }

    /** A random client address; the server trusts our X-Forwarded-For as it trusts its proxies. */
    private static String newAddress() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
    }

    /** Sends requests from this client address from now on. */
    public HttpVisitor from(String clientAddress) {
        address = clientAddress;
        return this;
    }

    public HttpVisitor withCookie(String name, String value) {
        jar.cookies.put(name, value);
        return this;
    }

    /** Returns a copy with the same cookies, on the same page. */
    public HttpVisitor twin() {
        return twin(server);
    }

    /** Returns a copy whose requests go to another node, as behind a load balancer. */
    public HttpVisitor twin(URI otherNode) {
        var twin = new HttpVisitor(otherNode);
        twin.jar.cookies.putAll(jar.cookies);
        twin.answer = answer;
        twin.address = address;
        return twin;
    }

    public HttpVisitor get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().header("Sec-Fetch-Site", "none").build());
    }

    public HttpVisitor submit(HtmlForm form) throws IOException, InterruptedException {
        return submitTo(form.action(), form);
    }

    /** Submits a form to another address than its page would. */
    public HttpVisitor submitTo(String action, HtmlForm form) throws IOException, InterruptedException {
        return send(SameOriginPost.form(request(action), origin(), form));
    }

    /** Posts an empty body from one of our own pages. */
    public HttpVisitor post(String path) throws IOException, InterruptedException {
        return send(SameOriginPost.empty(request(path), origin()));
    }

    public HttpVisitor postForm(String path, String body) throws IOException, InterruptedException {
        return send(SameOriginPost.text(request(path), origin(), body));
    }

    /** Posts a form with a file as its only field. */
    public HttpVisitor upload(String path, String fileName, byte[] content) throws IOException, InterruptedException {
        return send(SameOriginPost.file(request(path), origin(), fileName, content));
    }

    /** Submits a form from a page of another site. */
    public HttpVisitor submitFrom(String otherSite, HtmlForm form) throws IOException, InterruptedException {
        return send(SameOriginPost.form(request(form.action()), otherSite, "cross-site", form));
    }

    private String origin() {
        return server.getScheme() + "://" + server.getAuthority();
    }

    public HttpVisitor send(HttpRequest request) throws IOException, InterruptedException {
        addresses.add(request.uri());
        answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
        jar.receive(answer);
        bytes += size(answer);
        return this;
    }

    private static long size(HttpResponse<String> answer) {
        long headers = answer.headers().map().entrySet().stream()
                .flatMap(header -> header.getValue().stream()
                        .map(value -> header.getKey().length() + value.length() + ": \r\n".length()))
                .mapToLong(Integer::longValue)
                .sum();
        return headers + answer.body().getBytes(UTF_8).length;
    }

    /** Of all answers, bodies uncompressed. */
    public long bytes() {
        return bytes;
    }

    public HttpVisitor follow() throws IOException, InterruptedException {
        while (status() / 100 == 3) {
            get(answer.headers().firstValue("Location").orElseThrow());
        }
        return this;
    }

    /** The form on the current page that has this button. */
    public HtmlForm form(String button) {
        return HtmlForm.withButton(body(), button);
    }

    public HttpVisitor submitPassword(AccountFixture account) throws IOException, InterruptedException {
        return submitPassword(account, account.password());
    }

    public HttpVisitor submitPassword(AccountFixture account, String password)
            throws IOException, InterruptedException {
        get(account.site().login());
        return submit(form(LOG_IN).type(ID, account.email()).type(PASSWORD, password))
                .follow();
    }

    public HttpVisitor submitCode(String code) throws IOException, InterruptedException {
        return submit(form(SEND).type(CODE, code)).follow();
    }

    /** Verifies this device with the code mailed to this ID, which makes it a known device. */
    public HttpVisitor verifyDevice(Site site, String email) throws Exception {
        get(site.path + "/login-pass");
        submit(form("確認番号をメールで受け取る").type(ID, email));
        return submit(form("制限を解除してログインに進む").type("確認番号", TestBed.mailbox().verificationCode(email)))
                .follow();
    }

    /** Submits the code and chooses to skip it in this browser from now on. */
    public HttpVisitor enableSkip(String code) throws IOException, InterruptedException {
        submit(form(SEND).type(CODE, code).type(SKIP, "on")).follow();
        return submit(form(OK)).follow();
    }

    /** Signs in to a new account and chooses to skip its code in this browser from now on. */
    public AccountFixture enableSkipForNewAccount(Site site) throws Exception {
        var account = AccountFixture.create(site);
        submitPassword(account)
                .enableSkip(TestBed.mailbox().first(account.email()).code());
        return account;
    }

    /** Whether the code is skipped, as 各種設定画面 says; this must be the current page. */
    public String skipState() {
        return HtmlForm.text(body().replaceAll("(?s).*<p class=\"state\">(.*?)</p>.*", "$1"));
    }

    public HttpVisitor signOut(Site site) throws IOException, InterruptedException {
        get(site.mypage());
        return submit(form(LOG_OUT));
    }

    /** Also sends these cookies, exactly as written, with every request. */
    public HttpVisitor alsoSend(String cookies) {
        jar.alsoSend(cookies);
        return this;
    }

    public boolean isAt(String path) {
        return status() == 200 && answer.uri().getPath().equals(path);
    }

    public int status() {
        return answer.statusCode();
    }

    public String body() {
        return answer.body();
    }

    public String text() {
        return HtmlForm.text(body().replaceAll("(?s)<(head|script|style)\\b.*?</\\1>|<div[^>]* hidden=.*?</div>", ""))
                .replaceAll("\\s+", " ");
    }

    public HttpResponse<String> answer() {
        return answer;
    }

    public Map<String, String> cookies() {
        return jar.cookies;
    }

    /** The cookie values that nobody may be able to guess. */
    public List<String> secrets() {
        return jar.secrets();
    }

    /** All Set-Cookie headers received, in order. */
    public List<String> setCookies() {
        return jar.set;
    }

    /** All addresses requested, in order. */
    public List<URI> addresses() {
        return addresses;
    }

    private HttpRequest.Builder request(String path) {
        URI page = answer == null ? server : answer.uri();
        var target = page.resolve("/").relativize(page.resolve(path));
        var request = HttpRequest.newBuilder(server.resolve(target))
                .timeout(Duration.ofSeconds(60))
                .header("X-Forwarded-For", address);
        jar.addTo(request);
        return request;
    }
}
