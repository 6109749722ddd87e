package mypage.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Pages judge the sealed results of the boundaries only by {@code switch}, with every case named. So a new case breaks
 * the compilation of each page that forgets it. The test reads the syntax trees, since in class files a pattern is an
 * instanceof too.
 */
class ResultsTest {

    @Test
    void everySwitchNamesEveryCase() throws IOException {
        assertEquals(Set.of(), shortcuts());
    }

    private static Set<String> shortcuts() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = Files.walk(Path.of("src/main/java"))) {
            var units = files.getJavaFileObjectsFromPaths(
                    sources.filter(file -> file.toString().endsWith(".java")).toList());
            var options = List.of("-proc:none", "-classpath", System.getProperty("java.class.path"));
            var task = (JavacTask) compiler.getTask(null, files, messages, options, null, units);
            var scanner = new Scanner(Trees.instance(task));
            var parsed = task.parse();
            task.analyze();
            parsed.forEach(unit -> scanner.scan(unit, null));
            assertEquals(
                    List.of(),
                    messages.getDiagnostics().stream()
                            .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                            .toList());
            return scanner.found;
        }
    }

    /** Finds the ways past an exhaustive switch. */
    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final Trees trees;
        private final Set<String> found = new TreeSet<>();

        Scanner(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitInstanceOf(InstanceOfTree node, Void none) {
            report(node, node.getExpression());
            return super.visitInstanceOf(node, none);
        }

        @Override
        public Void visitTypeCast(TypeCastTree node, Void none) {
            report(node, node.getType());
            return super.visitTypeCast(node, none);
        }

        /** A class literal serves only to test or to cast. */
        @Override
        public Void visitMemberSelect(MemberSelectTree node, Void none) {
            if (node.getIdentifier().contentEquals("class")) {
                report(node, node.getExpression());
            }
            return super.visitMemberSelect(node, none);
        }

        @Override
        public Void visitSwitch(SwitchTree node, Void none) {
            reportDefault(node.getExpression(), node.getCases());
            return super.visitSwitch(node, none);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree node, Void none) {
            reportDefault(node.getExpression(), node.getCases());
            return super.visitSwitchExpression(node, none);
        }

        private void reportDefault(Tree judged, List<? extends CaseTree> cases) {
            cases.stream()
                    .flatMap(branch -> branch.getLabels().stream())
                    .filter(DefaultCaseLabelTree.class::isInstance)
                    .forEach(label -> report(label, judged));
        }

        private void report(Tree node, Tree judged) {
            if (isResult(trees.getTypeMirror(new TreePath(getCurrentPath(), judged)))) {
                var unit = getCurrentPath().getCompilationUnit();
                var start = trees.getSourcePositions().getStartPosition(unit, node);
                found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ":"
                        + unit.getLineMap().getLineNumber(start) + " " + node);
            }
        }

        private static boolean isResult(TypeMirror type) {
            return type instanceof DeclaredType declared
                    && declared.asElement() instanceof TypeElement element
                    && element.getQualifiedName().toString().startsWith("mypage.")
                    && (element.getModifiers().contains(Modifier.SEALED)
                            || element.getInterfaces().stream().anyMatch(Scanner::isResult));
        }
    }
}
