// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/yamltree.h"

#include "report/utf8.h"

#include <QSet>

#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace octroi::report {

namespace {

constexpr size_t kMostDepth = 16;
constexpr int kMostPieces = 2'000'000;

QString placeOf(int line, int column)
{
    return QStringLiteral("line %1, column %2").arg(line).arg(column);
}

/// Leaves yaml-cpp's parser from within an event; caught below.
struct Refusal
{
    Error error;
};

/// Builds the tree from the parser's events; yaml-cpp's own nodes follow aliases.
class TreeBuilder final : public YAML::EventHandler
{
public:
    explicit TreeBuilder(size_t mostDepth)
        : m_mostDepth(mostDepth)
    {
    }
    YamlNode root;

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override
    {
        add(node(YamlNode::Kind::Null, mark, std::string(), anchor));
    }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override { refuseAlias(mark); }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                  const std::string &value) override
    {
        YamlNode scalar = node(YamlNode::Kind::Text, mark, tag, anchor);
        scalar.text = QString::fromStdString(value);
        scalar.plain = tag == "?";
        add(std::move(scalar));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        open(node(YamlNode::Kind::List, mark, tag, anchor));
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        open(node(YamlNode::Kind::Map, mark, tag, anchor));
    }
    void OnMapEnd() override { close(); }

private:
    struct Level
    {
        YamlNode node;
        QSet<QString> names;
    };

    [[noreturn]] static void refuse(const YAML::Mark &mark, const char *reason, const char *detail)
    {
        throw Refusal{Error{ErrorCode::Invalid,
                            placeOf(mark.line + 1, mark.column + 1),
                            QString::fromLatin1(detail),
                            {},
                            QString::fromLatin1(reason)}};
    }
    [[noreturn]] static void refuseAlias(const YAML::Mark &mark)
    {
        refuse(mark, "yaml_alias", "anchors and aliases (& and *) are not taken: write out what is meant");
    }

    YamlNode node(YamlNode::Kind kind, const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor)
    {
        if (anchor != YAML::NullAnchor)
            refuseAlias(mark);
        if (!tag.empty() && tag != "?" && tag != "!")
            refuse(mark, "yaml_tag", "tags (!) are not taken");
        if (++m_pieces > kMostPieces)
            refuse(mark, "yaml_size", "has more than two million pieces");
        YamlNode made;
        made.kind = kind;
        made.line = mark.line + 1;
        made.column = mark.column + 1;
        return made;
    }
    void open(YamlNode made)
    {
        if (m_levels.size() >= m_mostDepth)
            throw Refusal{yamlError(made, "yaml_depth", QStringLiteral("is nested too deeply"))};
        m_levels.push_back({std::move(made), {}});
    }
    void close()
    {
        YamlNode done = std::move(m_levels.back().node);
        m_levels.pop_back();
        add(std::move(done));
    }
    void add(YamlNode made)
    {
        if (m_levels.empty()) {
            root = std::move(made);
            return;
        }
        Level &level = m_levels.back();
        const bool isName = level.node.kind == YamlNode::Kind::Map && level.node.items.size() % 2 == 0;
        if (isName && made.kind != YamlNode::Kind::Text)
            throw Refusal{yamlError(made, "yaml_syntax", QStringLiteral("a name is a plain word"))};
        if (isName && level.names.contains(made.text))
            throw Refusal{yamlError(made, "yaml_twice",
                                    QStringLiteral("\"%1\" is there twice").arg(made.text.left(80)))};
        if (isName)
            level.names.insert(made.text);
        level.node.items.push_back(std::move(made));
    }

    const size_t m_mostDepth;
    std::vector<Level> m_levels;
    int m_pieces = 0;
};

YamlNode emptyDocument()
{
    YamlNode nothing;
    nothing.line = nothing.column = 1;
    return nothing;
}

Result<YamlNode> parsed(const QByteArray &text, size_t mostDepth)
{
    std::istringstream stream(text.toStdString());
    try {
        YAML::Parser parser(stream);
        TreeBuilder first(mostDepth), second(mostDepth);
        if (!parser.HandleNextDocument(first))
            return emptyDocument();
        if (parser.HandleNextDocument(second))
            return yamlError(second.root, "yaml_documents",
                             QStringLiteral("a second document begins; one is read"));
        return std::move(first.root);
    } catch (const Refusal &refusal) {
        return refusal.error;
    } catch (const YAML::Exception &e) {
        return Error{ErrorCode::Invalid,
                     placeOf(e.mark.line + 1, e.mark.column + 1),
                     QString::fromStdString(e.msg),
                     {},
                     QStringLiteral("yaml_syntax")};
    }
}

} // namespace

const YamlNode *YamlNode::member(QLatin1String name) const
{
    for (size_t i = 0; kind == Kind::Map && i + 1 < items.size(); i += 2) {
        if (items[i].text == name)
            return &items[i + 1];
    }
    return nullptr;
}

Error yamlError(const YamlNode &node, const char *reason, const QString &detail)
{
    return Error{
        ErrorCode::Invalid, placeOf(node.line, node.column), detail, {}, QString::fromLatin1(reason)};
}

Result<YamlNode> yamlTree(const QByteArray &text)
{
    return yamlTree(text, kMostDepth);
}

Result<YamlNode> yamlTree(const QByteArray &text, size_t mostDepth)
{
    if (text.size() > kMostYamlBytes)
        return Error{
            ErrorCode::Invalid, {}, QStringLiteral("is larger than 64 MB"), {}, QStringLiteral("yaml_size")};
    Utf8Check utf8;
    if (!utf8.feed(text) || !utf8.finish())
        return utf8.error();
    return parsed(text, mostDepth);
}

} // namespace octroi::report
