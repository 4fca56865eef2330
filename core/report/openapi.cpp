// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/openapi.h"

#include "domain/name.h"
#include "report/openapitree.h"

#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

namespace octroi::report {

namespace {

using Kind = YamlNode::Kind;
constexpr auto kMember = [](const char *name) { return QLatin1String(name); };

/// Reads a document and keeps the first error.
class Reader
{
public:
    explicit Reader(const OpenApiTree &tree)
        : m_tree(tree)
    {
    }

    Result<OpenApiDocument> read();

private:
    struct Scheme
    {
        QString type;
        bool declares = false; ///< its scopes are listed: what is not among them is noted
    };

    void fail(const YamlNode &node, const QString &pointer, const char *reason, const QString &detail);
    void fail(const YamlNode &node, const QString &pointer, const Error &error);
    const YamlNode *map(const YamlNode &of, const char *name, const QString &pointer); ///< null: not there
    QString text(const YamlNode &of, const char *name);
    QString needed(const YamlNode &of, const char *name, const QString &pointer);
    void readHead();
    QString basePath(const YamlNode &server, const QString &pointer);
    void readSchemes();
    void readScheme(const QString &name, const YamlNode &node, const QString &pointer);
    void addScope(const QString &name, const QString &description, const YamlNode &node, const QString &pointer);
    void readPaths();
    void readItem(const QString &path, const YamlNode &node, const QString &pointer);
    void readOperation(const QString &method, const QString &path, const YamlNode &node, const QString &pointer);
    QString pathOf(const QString &path, const QString &pointer);
    QStringList asked(const YamlNode &security, const QString &pointer);
    QStringList requirement(const YamlNode &node, const QString &pointer);

    const OpenApiTree &m_tree;
    OpenApiDocument m_out;
    QMap<QString, domain::Scope> m_scopes;
    QHash<QString, Scheme> m_schemes;
    QSet<QString> m_seen;
    std::optional<Error> m_error;
};

void Reader::fail(const YamlNode &node, const QString &pointer, const char *reason, const QString &detail)
{
    if (!m_error)
        m_error = m_tree.error(node, pointer, reason, detail);
}

void Reader::fail(const YamlNode &node, const QString &pointer, const Error &error)
{
    fail(node, pointer, error.reason.toLatin1().constData(),
         error.context.isEmpty() ? error.detail : QStringLiteral("\"%1\": %2").arg(error.context.left(120), error.detail));
}

const YamlNode *Reader::map(const YamlNode &of, const char *name, const QString &pointer)
{
    const YamlNode *node = of.member(kMember(name));
    if (!node || node->kind == Kind::Null)
        return nullptr;
    if (node->kind != Kind::Map)
        fail(*node, OpenApiTree::under(pointer, QString::fromLatin1(name)), "member_type",
             QStringLiteral("is not an object"));
    return node->kind == Kind::Map ? node : nullptr;
}

QString Reader::text(const YamlNode &of, const char *name)
{
    const YamlNode *node = of.member(kMember(name));
    return node && node->kind == Kind::Text ? node->text.trimmed() : QString();
}

QString Reader::needed(const YamlNode &of, const char *name, const QString &pointer)
{
    const QString value = text(of, name);
    if (value.isEmpty())
        fail(of, pointer, "member_missing", QStringLiteral("has no %1").arg(kMember(name)));
    return value;
}

Result<OpenApiDocument> Reader::read()
{
    const YamlNode &root = m_tree.root();
    if (root.kind != Kind::Map || root.items.empty())
        fail(root, QStringLiteral("#"), "member_type", QStringLiteral("is not an OpenAPI document"));
    if (!m_error)
        readHead();
    if (!m_error)
        readSchemes();
    if (!m_error)
        readPaths();
    if (m_error)
        return *m_error;
    m_out.scopes = m_scopes.values();
    return m_out;
}

void Reader::readHead()
{
    const YamlNode &root = m_tree.root();
    const QString pointer = QStringLiteral("#");
    if (const YamlNode *old = root.member(kMember("swagger")))
        return fail(*old, QStringLiteral("#/swagger"), "openapi_version",
                    QStringLiteral("is Swagger %1; OpenAPI 3.0 and 3.1 are read").arg(old->text.left(20)));
    m_out.version = needed(root, "openapi", pointer);
    static const QRegularExpression known(QStringLiteral("^3\\.[01](\\.|$)"));
    if (!m_error && !known.match(m_out.version).hasMatch())
        return fail(*root.member(kMember("openapi")), QStringLiteral("#/openapi"), "openapi_version",
                    QStringLiteral("is OpenAPI %1; 3.0 and 3.1 are read").arg(m_out.version.left(20)));
    const YamlNode *info = map(root, "info", pointer);
    if (!info)
        return fail(root, pointer, "member_missing", QStringLiteral("has no info"));
    const QString title = needed(*info, "title", QStringLiteral("#/info"));
    if (m_error)
        return;
    const auto name = domain::checkName(title);
    if (!name)
        return fail(*info, QStringLiteral("#/info/title"), name.error());
    m_out.api.name = *name;
    m_out.api.basePath = QStringLiteral("/");
    const YamlNode *servers = root.member(kMember("servers"));
    if (servers && servers->kind == Kind::List && !servers->items.empty())
        m_out.api.basePath = basePath(servers->items.front(), QStringLiteral("#/servers/0"));
}

QString Reader::basePath(const YamlNode &server, const QString &pointer)
{
    QString url = text(server, "url");
    if (const YamlNode *variables = map(server, "variables", pointer)) {
        for (size_t i = 0; i + 1 < variables->items.size(); i += 2)
            url.replace(u'{' + variables->items[i].text + u'}', text(variables->items[i + 1], "default"));
    }
    QString path = QUrl(url, QUrl::TolerantMode).path();
    if (path.isEmpty())
        path = QStringLiteral("/");
    if (!path.startsWith(u'/'))
        path.prepend(u'/');
    const auto checked = domain::checkBasePath(path);
    if (!checked)
        fail(server, pointer, checked.error());
    return checked ? *checked : QString();
}

void Reader::readSchemes()
{
    const YamlNode *components = map(m_tree.root(), "components", QStringLiteral("#"));
    const YamlNode *schemes = components ? map(*components, "securitySchemes", QStringLiteral("#/components")) : nullptr;
    for (size_t i = 0; schemes && !m_error && i + 1 < schemes->items.size(); i += 2) {
        const QString &name = schemes->items[i].text;
        const QString pointer = OpenApiTree::under(QStringLiteral("#/components/securitySchemes"), name);
        const auto scheme = m_tree.resolved(schemes->items[i + 1], pointer);
        if (!scheme) {
            m_error = scheme.error();
            return;
        }
        readScheme(name, **scheme, pointer);
    }
}

void Reader::readScheme(const QString &name, const YamlNode &node, const QString &pointer)
{
    const QString type = needed(node, "type", pointer);
    m_schemes.insert(name, {type, type == QLatin1String("oauth2")});
    const YamlNode *flows = type == QLatin1String("oauth2") ? map(node, "flows", pointer) : nullptr;
    for (size_t i = 0; flows && !m_error && i + 1 < flows->items.size(); i += 2) {
        const QString flow = OpenApiTree::under(pointer + QStringLiteral("/flows"), flows->items[i].text);
        if (flows->items[i].text.startsWith(QLatin1String("x-")))
            continue;
        const YamlNode *scopes = map(flows->items[i + 1], "scopes", flow);
        for (size_t s = 0; scopes && !m_error && s + 1 < scopes->items.size(); s += 2) {
            const YamlNode &description = scopes->items[s + 1];
            addScope(scopes->items[s].text, description.kind == Kind::Text ? description.text.trimmed() : QString(),
                     scopes->items[s], flow + QStringLiteral("/scopes"));
        }
    }
}

void Reader::addScope(const QString &name, const QString &description, const YamlNode &node, const QString &pointer)
{
    const auto checked = domain::checkScopeName(name.trimmed());
    if (!checked)
        return fail(node, pointer, checked.error());
    domain::Scope &scope = m_scopes[*checked];
    scope.name = *checked;
    if (scope.description.isEmpty())
        scope.description = description.left(2'000);
    if (m_scopes.size() > kMostOpenApiScopes)
        fail(node, pointer, "too_many", QStringLiteral("declares more than %1 scopes").arg(kMostOpenApiScopes));
}

void Reader::readPaths()
{
    const YamlNode &root = m_tree.root();
    const YamlNode *paths = map(root, "paths", QStringLiteral("#"));
    if (!paths && !m_error)
        return fail(root, QStringLiteral("#"), "member_missing", QStringLiteral("has no paths"));
    for (size_t i = 0; paths && !m_error && i + 1 < paths->items.size(); i += 2) {
        const QString &path = paths->items[i].text;
        if (path.startsWith(QLatin1String("x-")))
            continue;
        const QString pointer = OpenApiTree::under(QStringLiteral("#/paths"), path);
        const auto item = m_tree.resolved(paths->items[i + 1], pointer);
        if (!item)
            m_error = item.error();
        else if ((*item)->kind == Kind::Map)
            readItem(path, **item, pointer);
        else
            fail(**item, pointer, "member_type", QStringLiteral("is not an object"));
    }
}

void Reader::readItem(const QString &path, const YamlNode &node, const QString &pointer)
{
    static const QStringList methods{QStringLiteral("get"),    QStringLiteral("head"),  QStringLiteral("post"),
                                     QStringLiteral("put"),    QStringLiteral("patch"), QStringLiteral("delete"),
                                     QStringLiteral("options")};
    for (size_t i = 0; !m_error && i + 1 < node.items.size(); i += 2) {
        const QString &method = node.items[i].text;
        const QString inside = OpenApiTree::under(pointer, method);
        if (method == QLatin1String("trace"))
            m_out.notes << QStringLiteral("%1: TRACE is no method of an endpoint here, and is left out").arg(inside);
        if (!methods.contains(method))
            continue;
        if (node.items[i + 1].kind != Kind::Map)
            return fail(node.items[i + 1], inside, "member_type", QStringLiteral("is not an object"));
        readOperation(method.toUpper(), path, node.items[i + 1], inside);
    }
}

/// A variable is a whole segment here.
QString Reader::pathOf(const QString &path, const QString &pointer)
{
    static const QRegularExpression variable(QStringLiteral("\\{([^{}]*)\\}"));
    QStringList segments = path.split(u'/');
    for (QString &segment : segments) {
        const auto match = variable.match(segment);
        if (!match.hasMatch() || match.captured(0) == segment)
            continue;
        m_out.notes << QStringLiteral("%1: \"%2\" is taken as {%3}, any whole segment").arg(pointer, segment, match.captured(1));
        segment = match.captured(0);
    }
    QString out = segments.join(u'/');
    if (out.size() > 1 && out.endsWith(u'/')) {
        out.chop(1);
        m_out.notes << QStringLiteral("%1: is taken without its last slash").arg(pointer);
    }
    return out;
}

void Reader::readOperation(const QString &method, const QString &path, const YamlNode &node, const QString &pointer)
{
    const YamlNode *own = node.member(kMember("security"));
    const YamlNode *security = own ? own : m_tree.root().member(kMember("security"));
    const QString place = own ? pointer + QStringLiteral("/security") : QStringLiteral("#/security");
    domain::Endpoint endpoint{method, pathOf(path, pointer), security ? asked(*security, place) : QStringList()};
    if (m_error)
        return;
    const auto checked = domain::checkEndpoint(endpoint);
    if (!checked)
        return fail(node, pointer, checked.error());
    const QString name = checked->method + u' ' + checked->path;
    if (m_seen.contains(name))
        return fail(node, pointer, "endpoint_twice", QStringLiteral("%1 is there already").arg(name));
    m_seen.insert(name);
    m_out.api.endpoints << *checked;
    if (m_out.api.endpoints.size() > kMostOpenApiEndpoints)
        fail(node, pointer, "too_many", QStringLiteral("declares more than %1 endpoints").arg(kMostOpenApiEndpoints));
}

QStringList Reader::asked(const YamlNode &security, const QString &pointer)
{
    if (security.kind != Kind::List) {
        fail(security, pointer, "member_type", QStringLiteral("is not a list"));
        return {};
    }
    QStringList out;
    int asking = 0;
    for (size_t i = 0; i < security.items.size(); ++i) {
        const QStringList scopes = requirement(security.items[i], pointer + u'/' + QString::number(i));
        asking += scopes.isEmpty() || (!out.isEmpty() && scopes == out) ? 0 : 1;
        if (out.isEmpty())
            out = scopes;
    }
    if (asking > 1)
        m_out.notes << QStringLiteral("%1: of several ways in the first counts: %2").arg(pointer, out.join(u' '));
    return out;
}

/// All of them are needed.
QStringList Reader::requirement(const YamlNode &node, const QString &pointer)
{
    if (node.kind != Kind::Map && node.kind != Kind::Null)
        fail(node, pointer, "member_type", QStringLiteral("is not an object"));
    QStringList out;
    for (size_t i = 0; !m_error && node.kind == Kind::Map && i + 1 < node.items.size(); i += 2) {
        const QString &name = node.items[i].text;
        const auto scheme = m_schemes.constFind(name);
        if (scheme == m_schemes.constEnd()) {
            fail(node.items[i], pointer, "scheme_unknown",
                 QStringLiteral("there is no security scheme \"%1\"").arg(name.left(80)));
            break;
        }
        const YamlNode &scopes = node.items[i + 1];
        for (size_t s = 0; s < scopes.items.size() && scopes.kind == Kind::List && !m_error; ++s) {
            const QString scope = scopes.items[s].text.trimmed();
            const QString place = OpenApiTree::under(pointer, name);
            if (scheme->declares && !m_scopes.contains(scope))
                m_out.notes << QStringLiteral("%1: the scope \"%2\" is not declared by \"%3\"").arg(place, scope.left(128), name);
            addScope(scope, {}, scopes.items[s], place);
            out << scope;
        }
    }
    out.removeDuplicates();
    return out;
}

} // namespace

Result<OpenApiDocument> readOpenApi(const QByteArray &text)
{
    const auto tree = OpenApiTree::read(text);
    if (!tree)
        return tree.error();
    return Reader(*tree).read();
}

} // namespace octroi::report
