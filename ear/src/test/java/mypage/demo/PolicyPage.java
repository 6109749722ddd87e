package mypage.demo;

/** The privacy policy of the demo, to which its guests agree when they register. */
final class PolicyPage {
    static final String HTML = """
            <!DOCTYPE html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>プライバシーポリシー（デモ用）</title>
            <style>
            body { margin: 0 auto; padding: 1rem; max-width: 44rem; color: #333; background: #f8f8fb;
                   font: 1rem/1.7 "Noto Sans JP", sans-serif; overflow-wrap: anywhere }
            </style>
            </head>
            <body>
            <main>
            <h1>プライバシーポリシー（デモ用）</h1>
            <p>このデモは、このコンピューターの中だけで動きます。実際のサービスではありません。</p>
            <h2>集める情報</h2>
            <p>入力されたメールアドレス、パスワード（元に戻せない形にして保存します）、操作の記録です。</p>
            <h2>使いみちと提供先</h2>
            <p>デモの画面を動かすためだけに使います。どこにも送信せず、だれにも提供しません。メールも、このコンピューターの受信箱にだけ届きます。</p>
            <h2>削除</h2>
            <p>デモを終了した後、データのフォルダー（.mypage）を削除すると、すべて消えます。</p>
            <h2 lang="en">In English</h2>
            <p lang="en">This demo runs on this computer only. What you type is stored in its folder (.mypage) and sent
            nowhere. Delete the folder to delete it all.</p>
            </main>
            </body>
            </html>
            """;

    private PolicyPage() {}
}
