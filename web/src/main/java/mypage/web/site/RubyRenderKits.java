package mypage.web.site;

import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import java.io.Writer;
import java.util.Iterator;
import mypage.platform.Language;

/** Has {@link RubyWriter} write the pages in やさしい日本語, and no others. */
public class RubyRenderKits extends RenderKitFactory {

    public RubyRenderKits(RenderKitFactory wrapped) {
        super(wrapped);
    }

    @Override
    public void addRenderKit(String id, RenderKit kit) {
        getWrapped().addRenderKit(id, kit);
    }

    @Override
    public RenderKit getRenderKit(FacesContext faces, String id) {
        return new RubyRenderKit(getWrapped().getRenderKit(faces, id));
    }

    @Override
    public Iterator<String> getRenderKitIds() {
        return getWrapped().getRenderKitIds();
    }

    private static final class RubyRenderKit extends RenderKitWrapper {

        RubyRenderKit(RenderKit wrapped) {
            super(wrapped);
        }

        @Override
        public ResponseWriter createResponseWriter(Writer writer, String contentTypes, String encoding) {
            var made = super.createResponseWriter(writer, contentTypes, encoding);
            return Texts.language() == Language.JA_EASY ? new RubyWriter(made) : made;
        }
    }
}
