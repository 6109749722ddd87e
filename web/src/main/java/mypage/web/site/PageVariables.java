package mypage.web.site;

import jakarta.el.ELContext;
import jakarta.el.ELResolver;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows the names in pages that are no bean: the variable of a loop, and what a tag was not given, which is null.
 * Otherwise each of the latter would be looked for in all scopes, and then as a class in all archives, whenever a page
 * is shown.
 */
public class PageVariables extends ELResolver {

    /** See faces-config.xml. */
    private static final Set<String> BUNDLES = Set.of("text", "label");

    /** Whether somebody else knows a name. There are as many as the pages have. */
    private final Map<String, Boolean> others = new ConcurrentHashMap<>();

    @Override
    public Object getValue(ELContext context, Object base, Object name) {
        if (base != null || others.computeIfAbsent((String) name, PageVariables::isOfOthers)) {
            return null;
        }
        context.setPropertyResolved(null, name);
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestMap()
                .get(name);
    }

    private static boolean isOfOthers(String name) {
        return BUNDLES.contains(name)
                || !CDI.current().getBeanManager().getBeans(name).isEmpty();
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object name) {
        return null;
    }

    @Override
    public void setValue(ELContext context, Object base, Object name, Object value) {
        // Pages change properties of beans only.
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object name) {
        return false;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }
}
