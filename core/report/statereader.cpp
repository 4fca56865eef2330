// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/json.h"
#include "domain/name.h"
#include "report/statefile.h"
#include "report/yamltree.h"

#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>

#include <functional>

namespace octroi::report {

namespace {

using domain::FieldKind;
using domain::StateField;
using Kind = YamlNode::Kind;

constexpr double kMostNumber = 9'007'199'254'740'992.0; ///< 2^53, the largest that JSON carries exactly

/// Reads a state and keeps the first error.
class StateReader
{
public:
    Result<domain::State> read(const YamlNode &root);

private:
    using Names = std::initializer_list<const char *>;

    void fail(const YamlNode &node, const char *reason, const QString &detail, const QString &field = {});
    bool isMap(const YamlNode &node, const char *what);
    bool known(const YamlNode &map, std::span<const StateField> fields, Names more);
    QJsonValue value(const YamlNode &node, const StateField &field);
    QJsonValue number(const YamlNode &node, bool whole);
    QJsonValue json(const YamlNode &node);
    QJsonObject object(const YamlNode &map, std::span<const StateField> fields, Names more, const char *what);
    template <typename T>
    T checked(const YamlNode &map, Result<T> (*make)(QJsonObject), const QJsonObject &fields);
    template <typename T, typename Read, typename NameOf>
    QList<T> list(const YamlNode *node, const char *what, Read read, NameOf nameOf);
    domain::StatePartner partner(const YamlNode &map);
    domain::StateApplication application(const YamlNode &map);

    std::optional<Error> m_error;
};

void StateReader::fail(const YamlNode &node, const char *reason, const QString &detail, const QString &field)
{
    if (m_error)
        return;
    m_error = yamlError(node, reason, detail);
    m_error->field = field;
}

bool StateReader::isMap(const YamlNode &node, const char *what)
{
    if (node.kind != Kind::Map)
        fail(node, "member_type",
             QStringLiteral("%1 is written as names with values").arg(QLatin1String(what)));
    return node.kind == Kind::Map;
}

bool StateReader::known(const YamlNode &map, std::span<const StateField> fields, Names more)
{
    for (size_t i = 0; i < map.items.size(); i += 2) {
        const YamlNode &name = map.items[i];
        const auto same = [&](const char *other) { return name.text == QLatin1String(other); };
        const bool found =
            std::any_of(fields.begin(), fields.end(), [&](const StateField &f) { return same(f.name); }) ||
            std::any_of(more.begin(), more.end(), same);
        if (found)
            continue;
        fail(name, "member_unknown", QStringLiteral("\"%1\" is not known here").arg(name.text.left(80)),
             name.text.left(80));
        return false;
    }
    return true;
}

QJsonValue StateReader::number(const YamlNode &node, bool whole)
{
    static const QRegularExpression integer(QStringLiteral("^[0-9]{1,16}$"));
    static const QRegularExpression decimal(
        QStringLiteral("^[0-9]{1,16}(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?$"));
    const bool good =
        node.kind == Kind::Text && node.plain && (whole ? integer : decimal).match(node.text).hasMatch();
    const double value = node.text.toDouble();
    if (!good)
        fail(node, "member_type",
             whole ? QStringLiteral("is not a whole number") : QStringLiteral("is not a number"));
    else if (value > kMostNumber)
        fail(node, "number_range", QStringLiteral("is too large"));
    return good ? QJsonValue(value) : QJsonValue(0);
}

QJsonValue StateReader::json(const YamlNode &node)
{
    if (node.kind == Kind::Map) {
        QJsonObject out;
        for (size_t i = 0; i + 1 < node.items.size(); i += 2)
            out[node.items[i].text] = json(node.items[i + 1]);
        return out;
    }
    if (node.kind == Kind::List) {
        QJsonArray out;
        for (const YamlNode &item : node.items)
            out.append(json(item));
        return out;
    }
    if (node.kind == Kind::Null)
        return QJsonValue(QJsonValue::Null);
    if (node.plain && (node.text == QLatin1String("true") || node.text == QLatin1String("false")))
        return node.text == QLatin1String("true");
    bool isNumber = false;
    const double value = node.text.toDouble(&isNumber);
    return node.plain && isNumber ? QJsonValue(value) : QJsonValue(node.text);
}

QJsonValue StateReader::value(const YamlNode &node, const StateField &field)
{
    const auto isText = [&](const YamlNode &one) {
        if (one.kind != Kind::Text)
            fail(one, "member_type", QStringLiteral("is not a text"), QLatin1String(field.name));
        return one.kind == Kind::Text;
    };
    switch (field.kind) {
    case FieldKind::Text:
        return isText(node) ? QJsonValue(node.text) : QJsonValue(QString());
    case FieldKind::Time:
        if (isText(node) && !domain::fromRfc3339(node.text).isValid())
            fail(node, "member_type", QStringLiteral("is not a time such as 2027-01-31T12:00:00Z"),
                 QLatin1String(field.name));
        return node.text;
    case FieldKind::Integer:
        return number(node, true);
    case FieldKind::Number:
        return number(node, false);
    case FieldKind::Flag:
        if (!node.plain || (node.text != QLatin1String("true") && node.text != QLatin1String("false")))
            fail(node, "member_type", QStringLiteral("is neither true nor false"), QLatin1String(field.name));
        return node.text == QLatin1String("true");
    case FieldKind::Json:
        return json(node);
    case FieldKind::Texts:
    case FieldKind::Objects:
        break;
    }
    if (node.kind != Kind::List)
        fail(node, "member_type", QStringLiteral("is not a list"), QLatin1String(field.name));
    QJsonArray out;
    for (const YamlNode &item : node.items) {
        if (field.kind == FieldKind::Objects)
            out.append(object(item, field.inside, {}, field.name));
        else if (isText(item))
            out.append(item.text);
    }
    return out;
}

QJsonObject StateReader::object(const YamlNode &map, std::span<const StateField> fields, Names more,
                                const char *what)
{
    QJsonObject out;
    if (!isMap(map, what) || !known(map, fields, more))
        return out;
    for (const StateField &field : fields) {
        if (const YamlNode *node = map.member(QLatin1String(field.name)))
            out[QLatin1String(field.name)] = value(*node, field);
    }
    // The first field is what an object cannot be without: its name, an endpoint's method.
    if (!out.contains(QLatin1String(fields.front().name)))
        fail(map, "member_missing",
             QStringLiteral("%1 has no %2").arg(QLatin1String(what), QLatin1String(fields.front().name)),
             QLatin1String(fields.front().name));
    return out;
}

template <typename T>
T StateReader::checked(const YamlNode &map, Result<T> (*make)(QJsonObject), const QJsonObject &fields)
{
    if (m_error)
        return {};
    Result<T> made = make(fields);
    if (made)
        made = domain::checkDescribed(std::move(*made));
    if (made)
        return *made;
    const Error &error = made.error();
    const YamlNode *at = map.member(QLatin1String(error.field.toLatin1()));
    const bool unknownValue = error.reason == QLatin1String("member_type");
    fail(at ? *at : map, unknownValue ? "value_unknown" : error.reason.toLatin1().constData(),
         unknownValue
             ? QStringLiteral("\"%1\" is not one of its values").arg(at ? at->text.left(80) : QString())
             : error.detail,
         error.field);
    return {};
}

/// A part of the document; each name in it once.
template <typename T, typename Read, typename NameOf>
QList<T> StateReader::list(const YamlNode *node, const char *what, Read read, NameOf nameOf)
{
    QList<T> out;
    if (!node || node->kind == Kind::Null)
        return out;
    if (node->kind != Kind::List)
        fail(*node, "member_type",
             QStringLiteral("%1 is a list: each begins with -").arg(QLatin1String(what)));
    QHash<QString, int> lines;
    for (const YamlNode &item : node->items) {
        T one = read(item);
        if (m_error)
            return out;
        const QString key = domain::nameKey(nameOf(one));
        if (lines.contains(key))
            fail(item, "exists",
                 QStringLiteral("%1 \"%2\" is there already, in line %3")
                     .arg(QLatin1String(what), nameOf(one))
                     .arg(lines[key]),
                 QStringLiteral("name"));
        lines.insert(key, item.line);
        out.append(std::move(one));
    }
    return out;
}

domain::StateApplication StateReader::application(const YamlNode &map)
{
    domain::StateApplication out;
    const QJsonObject fields = object(map, domain::applicationFields(), {"clients"}, "application");
    out.application = checked<domain::Application>(map, domain::applicationFromState, fields);
    const auto client = [this](const YamlNode &node) {
        const QJsonObject members = object(node, domain::clientFields(), {}, "client");
        return checked<domain::StateClient>(node, domain::clientFromState, members);
    };
    out.clients = list<domain::StateClient>(map.member(QLatin1String("clients")), "client", client,
                                            [](const domain::StateClient &c) { return c.client.name; });
    return out;
}

domain::StatePartner StateReader::partner(const YamlNode &map)
{
    domain::StatePartner out;
    const QJsonObject fields = object(map, domain::partnerFields(), {"applications"}, "partner");
    out.partner = checked<domain::Partner>(map, domain::partnerFromState, fields);
    out.applications = list<domain::StateApplication>(
        map.member(QLatin1String("applications")), "application",
        [this](const YamlNode &node) { return application(node); },
        [](const domain::StateApplication &a) { return a.application.name; });
    return out;
}

Result<domain::State> StateReader::read(const YamlNode &root)
{
    domain::State state;
    if (!isMap(root, "a state"))
        return *m_error;
    const YamlNode *version = root.member(QLatin1String("octroi"));
    if (!version)
        fail(root, "state_version", QStringLiteral("does not begin with \"octroi: 1\""),
             QStringLiteral("octroi"));
    else if (version->text != QString::number(domain::State::kVersion))
        fail(*version, "state_version",
             QStringLiteral("is of version %1; this program reads version %2")
                 .arg(version->text.left(20))
                 .arg(domain::State::kVersion),
             QStringLiteral("octroi"));
    if (!m_error)
        known(root, {}, {"octroi", "scopes", "plans", "apis", "partners"});
    const auto named = [](const auto &one) { return one.name; };
    const auto reader = [this](auto make, auto fields, const char *what) {
        return [this, make, fields, what](const YamlNode &node) {
            const QJsonObject members = object(node, fields, {}, what);
            return checked(node, make, members);
        };
    };
    if (const YamlNode *node = root.member(QLatin1String("scopes")); node && !m_error)
        state.scopes = list<domain::Scope>(
            node, "scope", reader(&domain::scopeFromState, domain::scopeFields(), "scope"), named);
    if (const YamlNode *node = root.member(QLatin1String("plans")); node && !m_error)
        state.plans = list<domain::Plan>(node, "plan",
                                         reader(&domain::planFromState, domain::planFields(), "plan"), named);
    if (const YamlNode *node = root.member(QLatin1String("apis")); node && !m_error)
        state.apis =
            list<domain::Api>(node, "API", reader(&domain::apiFromState, domain::apiFields(), "API"), named);
    if (const YamlNode *node = root.member(QLatin1String("partners")); node && !m_error)
        state.partners = list<domain::StatePartner>(
            node, "partner", [this](const YamlNode &one) { return partner(one); },
            [](const domain::StatePartner &p) { return p.partner.name; });
    if (m_error)
        return *m_error;
    return domain::inOrder(std::move(state));
}

} // namespace

Result<domain::State> readState(const QByteArray &text)
{
    const Result<YamlNode> tree = yamlTree(text);
    if (!tree)
        return tree.error();
    return StateReader().read(*tree);
}

} // namespace octroi::report
