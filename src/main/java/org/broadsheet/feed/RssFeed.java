package org.broadsheet.feed;

import com.rometools.modules.atom.modules.AtomLinkModuleImpl;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.module.Module;
import com.rometools.rome.feed.rss.Category;
import com.rometools.rome.feed.rss.Channel;
import com.rometools.rome.feed.rss.Content;
import com.rometools.rome.feed.rss.Description;
import com.rometools.rome.feed.rss.Enclosure;
import com.rometools.rome.feed.rss.Guid;
import com.rometools.rome.feed.rss.Image;
import com.rometools.rome.feed.rss.Item;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

/** RSS 2.0 with the modules dc, content, media and atom (for links). A {@code guid} is the entry's id, no address. */
@ApplicationScoped
class RssFeed implements Feed {

    @Override
    public String suffix() {
        return "rss";
    }

    @Override
    public String mediaType() {
        return "application/rss+xml;charset=utf-8";
    }

    @Override
    public boolean carriesBodies() {
        return true;
    }

    @Override
    public byte[] write(FeedPage page) {
        Channel channel = new Channel("rss_2.0");
        channel.setEncoding(StandardCharsets.UTF_8.name());
        channel.setTitle(XmlText.clean(page.title()));
        channel.setDescription(XmlText.clean(page.description()));
        channel.setLink(page.home().toString());
        page.language().ifPresent(channel::setLanguage);
        page.copyright().ifPresent(notice -> channel.setCopyright(XmlText.clean(notice)));
        page.logo().ifPresent(logo -> channel.setImage(image(channel, logo)));
        if (!page.entries().isEmpty()) {
            channel.setLastBuildDate(Date.from(page.updated()));
        }
        AtomLinkModuleImpl links = new AtomLinkModuleImpl();
        links.setLinks(page.links().stream()
                .map(link -> {
                    Link atom = new Link();
                    atom.setRel(link.relation());
                    atom.setHref(link.address());
                    if (!link.relation().equals("hub")) {
                        atom.setType("application/rss+xml");
                    }
                    return atom;
                })
                .toList());
        channel.setModules(new ArrayList<>(List.of(links)));
        channel.setItems(page.entries().stream().map(RssFeed::item).toList());
        return RomeOutput.bytes(channel);
    }

    /** RSS wants the title and the link of the channel with it. */
    private static Image image(Channel channel, URI logo) {
        Image image = new Image();
        image.setUrl(logo.toString());
        image.setTitle(channel.getTitle());
        image.setLink(channel.getLink());
        return image;
    }

    /** RSS requires a length, and 0 where it is not known. */
    private static Enclosure enclosure(FeedEntry.Enclosure from) {
        Enclosure enclosure = new Enclosure();
        enclosure.setUrl(from.url());
        enclosure.setType(from.type());
        enclosure.setLength(0);
        return enclosure;
    }

    private static Item item(FeedEntry entry) {
        Item item = new Item();
        item.setTitle(XmlText.clean(entry.title()));
        item.setLink(entry.url().toString());
        Guid guid = new Guid();
        guid.setPermaLink(false);
        guid.setValue(entry.id().toString());
        item.setGuid(guid);
        item.setPubDate(Date.from(entry.publishedAt()));
        Description description = new Description();
        description.setValue(entry.summary() == null ? "" : XmlText.clean(Html.of(entry.summary())));
        item.setDescription(description);
        if (entry.html() != null) {
            Content content = new Content();
            content.setType(Content.HTML);
            content.setValue(XmlText.clean(entry.html()));
            item.setContent(content);
        }
        item.setEnclosures(entry.enclosure().stream().map(RssFeed::enclosure).toList());
        item.setCategories(entry.labels().stream()
                .map(label -> {
                    Category category = new Category();
                    category.setDomain(label.url().toString());
                    category.setValue(XmlText.clean(label.name()));
                    return category;
                })
                .toList());
        List<Module> modules = new ArrayList<>(Media.of(entry));
        DCModuleImpl dublinCore = new DCModuleImpl();
        dublinCore.setCreators(names(entry.authors()));
        dublinCore.setContributors(names(entry.others()));
        dublinCore.setRightsList(
                Stream.concat(entry.rights().stream(), entry.license().stream()).toList());
        if (Stream.of(dublinCore.getCreators(), dublinCore.getContributors(), dublinCore.getRightsList())
                .anyMatch(some -> !some.isEmpty())) {
            modules.add(dublinCore);
        }
        if (entry.canonicalUrl() != null) {
            Link canonical = new Link();
            canonical.setRel("canonical");
            canonical.setHref(entry.canonicalUrl());
            AtomLinkModuleImpl links = new AtomLinkModuleImpl();
            links.setLinks(List.of(canonical));
            modules.add(links);
        }
        item.setModules(modules);
        return item;
    }

    private static List<String> names(List<FeedEntry.Byline> some) {
        return some.stream().map(one -> XmlText.clean(one.name())).toList();
    }
}
