package org.broadsheet.feed;

import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** Atom (RFC 4287), paged (RFC 5005), with Media RSS for the picture and links to canonical addresses (RFC 6596). */
@ApplicationScoped
class AtomFeed implements Feed {

    private static final String TYPE = "application/atom+xml";

    @Override
    public String suffix() {
        return "atom";
    }

    @Override
    public String mediaType() {
        return TYPE + ";charset=utf-8";
    }

    @Override
    public boolean carriesBodies() {
        return true;
    }

    @Override
    public byte[] write(FeedPage page) {
        com.rometools.rome.feed.atom.Feed feed = new com.rometools.rome.feed.atom.Feed("atom_1.0");
        feed.setEncoding(StandardCharsets.UTF_8.name());
        feed.setId(page.first());
        feed.setTitle(XmlText.clean(page.title()));
        feed.setSubtitle(content("text", page.description()));
        page.copyright().ifPresent(notice -> feed.setRights(XmlText.clean(notice)));
        page.logo().ifPresent(logo -> feed.setLogo(logo.toString()));
        feed.setUpdated(Date.from(page.updated()));
        // Entries without a byline need one of their feed's (RFC 4287, section 4.1.1).
        feed.setAuthors(List.of(person(page.title(), page.home().toString())));
        feed.setAlternateLinks(List.of(link("alternate", page.home().toString(), "text/html")));
        feed.setOtherLinks(page.links().stream()
                .map(link ->
                        link(link.relation(), link.address(), link.relation().equals("hub") ? null : TYPE))
                .toList());
        feed.setEntries(page.entries().stream().map(AtomFeed::entry).toList());
        return RomeOutput.bytes(feed);
    }

    private static Entry entry(FeedEntry from) {
        Entry entry = new Entry();
        entry.setId(from.urn());
        entry.setTitle(XmlText.clean(from.title()));
        entry.setAlternateLinks(List.of(link("alternate", from.url().toString(), "text/html")));
        List<Link> links = new ArrayList<>();
        if (from.canonicalUrl() != null) {
            links.add(link("canonical", from.canonicalUrl(), "text/html"));
        }
        from.enclosure().ifPresent(media -> links.add(link("enclosure", media.url(), media.type())));
        from.license().ifPresent(license -> links.add(link("license", license, null)));
        if (!from.rights().isEmpty()) {
            entry.setRights(String.join(" ", from.rights()));
        }
        entry.setOtherLinks(links);
        entry.setPublished(Date.from(from.publishedAt()));
        entry.setUpdated(Date.from(from.updatedAt()));
        entry.setSummary(content("text", from.summary() == null ? "" : from.summary()));
        if (from.html() != null) {
            entry.setContents(List.of(content("html", from.html())));
        }
        entry.setAuthors(from.authors().stream()
                .map(author -> person(author.name(), author.url()))
                .toList());
        entry.setContributors(
                from.others().stream().map(one -> person(one.name(), one.url())).toList());
        entry.setCategories(from.labels().stream()
                .map(label -> {
                    Category category = new Category();
                    category.setTerm(label.slug());
                    category.setLabel(XmlText.clean(label.name()));
                    return category;
                })
                .toList());
        entry.setModules(new ArrayList<>(Media.of(from)));
        return entry;
    }

    private static SyndPerson person(String name, String uri) {
        Person person = new Person();
        person.setName(XmlText.clean(name));
        person.setUri(uri);
        return person;
    }

    private static Content content(String type, String value) {
        Content content = new Content();
        content.setType(type);
        content.setValue(XmlText.clean(value));
        return content;
    }

    private static Link link(String relation, String address, String type) {
        Link link = new Link();
        link.setRel(relation);
        link.setHref(address);
        link.setType(type);
        return link;
    }
}
