package mypage.web.site;

import jakarta.faces.component.UICommand;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.context.ResponseWriterWrapper;
import java.io.IOException;
import java.io.Writer;
import java.util.Set;
import mypage.platform.Ruby;

/**
 * Writes the readings in texts ({@link Ruby}) as {@code <ruby>}. It drops them in attributes and in elements that can
 * hold only text, leaves typed values alone, and turns an input button into an element that can hold them.
 */
class RubyWriter extends ResponseWriterWrapper {

    private static final Set<String> TEXT_ONLY = Set.of("title", "option", "textarea", "style", "script");

    private boolean textOnly;
    private boolean typed;
    private String button;

    RubyWriter(ResponseWriter wrapped) {
        super(wrapped);
    }

    @Override
    public void startElement(String name, UIComponent component) throws IOException {
        textOnly = TEXT_ONLY.contains(name);
        typed = component instanceof UIInput;
        boolean becomesButton = component instanceof UICommand && name.equals("input");
        button = becomesButton ? "" : null;
        super.startElement(becomesButton ? "button" : name, component);
    }

    @Override
    public void endElement(String name) throws IOException {
        if (button != null && name.equals("input")) {
            writeText(button, null);
            button = null;
            super.endElement("button");
        } else {
            super.endElement(name);
        }
        textOnly = false;
        typed = false;
    }

    @Override
    public void writeAttribute(String name, Object value, String property) throws IOException {
        if (button != null && name.equals("value")) {
            button = String.valueOf(value);
        } else {
            super.writeAttribute(name, isPlain(value) ? value : Ruby.plain((String) value), property);
        }
    }

    @Override
    public void writeText(Object text, String property) throws IOException {
        writeText(text, null, property);
    }

    @Override
    public void writeText(Object text, UIComponent component, String property) throws IOException {
        if (isPlain(text)) {
            super.writeText(text, component, property);
        } else if (textOnly) {
            super.writeText(Ruby.plain((String) text), component, property);
        } else {
            // Closes the start tag, too.
            super.writeText("", component, property);
            super.write(Ruby.html((String) text, ErrorPage::escaped));
        }
    }

    private boolean isPlain(Object value) {
        return typed || !(value instanceof String text) || text.indexOf('《') < 0;
    }

    @Override
    public ResponseWriter cloneWithWriter(Writer writer) {
        return new RubyWriter(super.cloneWithWriter(writer));
    }
}
