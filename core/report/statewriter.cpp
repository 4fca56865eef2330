// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/statefile.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <yaml-cpp/emitter.h>
#include <yaml-cpp/emittermanip.h>

namespace octroi::report {

namespace {

using domain::FieldKind;
using domain::StateField;

/// Plain only what every YAML reader takes for a text; the rest in quotes.
bool isPlain(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^[\\p{L}/][\\p{L}\\p{N} ._/@{}+:-]*$"),
                                         QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression word(QStringLiteral("^(null|true|false|yes|no|on|off|y|n)$"),
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(text).hasMatch() && !word.match(text).hasMatch() &&
           !text.contains(QLatin1String(": ")) && !text.endsWith(u':') && !text.endsWith(u' ') &&
           !text.endsWith(u'\n');
}

void putText(YAML::Emitter &out, const QString &text)
{
    if (!isPlain(text))
        out << YAML::DoubleQuoted;
    out << text.toStdString();
}

void putNumber(YAML::Emitter &out, double number)
{
    out << QByteArray::number(number, 'g', QLocale::FloatingPointShortest).toStdString();
}

void putJson(YAML::Emitter &out, const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        out << YAML::Flow << YAML::BeginMap;
        for (auto it = object.begin(); it != object.end(); ++it) {
            out << YAML::Key;
            putText(out, it.key());
            out << YAML::Value;
            putJson(out, it.value());
        }
        out << YAML::EndMap;
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        out << YAML::Flow << YAML::BeginSeq;
        for (const QJsonValue item : array)
            putJson(out, item);
        out << YAML::EndSeq;
    } else if (value.isBool()) {
        out << value.toBool();
    } else if (value.isDouble()) {
        putNumber(out, value.toDouble());
    } else if (value.isString()) {
        putText(out, value.toString());
    } else {
        out << YAML::Null;
    }
}

void putFields(YAML::Emitter &out, const QJsonObject &object, const QJsonObject &usual,
               std::span<const StateField> fields);

void putValue(YAML::Emitter &out, const QJsonValue &value, const StateField &field)
{
    switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Time:
        putText(out, value.toString());
        break;
    case FieldKind::Integer:
        out << value.toInteger();
        break;
    case FieldKind::Number:
        putNumber(out, value.toDouble());
        break;
    case FieldKind::Flag:
        out << value.toBool();
        break;
    case FieldKind::Texts:
    case FieldKind::Json:
        putJson(out, value);
        break;
    case FieldKind::Objects: {
        const QJsonArray items = value.toArray();
        out << YAML::BeginSeq;
        for (const QJsonValue item : items) {
            out << YAML::BeginMap;
            putFields(out, item.toObject(), {{QStringLiteral("scopes"), QJsonArray()}}, field.inside);
            out << YAML::EndMap;
        }
        out << YAML::EndSeq;
        break;
    }
    }
}

/// What differs from the usual, in the order of the fields.
void putFields(YAML::Emitter &out, const QJsonObject &object, const QJsonObject &usual,
               std::span<const StateField> fields)
{
    for (const StateField &field : fields) {
        const QLatin1String name(field.name);
        const QJsonValue value = object.value(name);
        if (value.isNull() || value.isUndefined() || value == usual.value(name))
            continue;
        out << YAML::Key << field.name << YAML::Value;
        putValue(out, value, field);
    }
}

template <typename T>
void putObject(YAML::Emitter &out, const T &object, std::span<const StateField> fields)
{
    putFields(out, domain::stateJson(object), domain::stateJson(T()), fields);
}

template <typename T>
void putList(YAML::Emitter &out, const char *name, const std::optional<QList<T>> &list,
             std::span<const StateField> fields)
{
    if (!list)
        return;
    out << YAML::Key << name << YAML::Value << YAML::BeginSeq;
    for (const T &object : *list) {
        out << YAML::BeginMap;
        putObject(out, object, fields);
        out << YAML::EndMap;
    }
    out << YAML::EndSeq;
}

void putApplication(YAML::Emitter &out, const domain::StateApplication &application)
{
    out << YAML::BeginMap;
    putObject(out, application.application, domain::applicationFields());
    if (!application.clients.isEmpty())
        putList(out, "clients", std::optional(application.clients), domain::clientFields());
    out << YAML::EndMap;
}

void putPartner(YAML::Emitter &out, const domain::StatePartner &partner)
{
    out << YAML::BeginMap;
    putObject(out, partner.partner, domain::partnerFields());
    if (!partner.applications.isEmpty()) {
        out << YAML::Key << "applications" << YAML::Value << YAML::BeginSeq;
        for (const domain::StateApplication &application : partner.applications)
            putApplication(out, application);
        out << YAML::EndSeq;
    }
    out << YAML::EndMap;
}

} // namespace

QByteArray writeState(const domain::State &unordered)
{
    const domain::State state = domain::inOrder(unordered);
    YAML::Emitter out;
    out << YAML::BeginMap << YAML::Key << "octroi" << YAML::Value << domain::State::kVersion;
    putList(out, "scopes", state.scopes, domain::scopeFields());
    putList(out, "plans", state.plans, domain::planFields());
    putList(out, "apis", state.apis, domain::apiFields());
    if (state.partners) {
        out << YAML::Key << "partners" << YAML::Value << YAML::BeginSeq;
        for (const domain::StatePartner &partner : *state.partners)
            putPartner(out, partner);
        out << YAML::EndSeq;
    }
    out << YAML::EndMap;
    return QByteArray(out.c_str(), qsizetype(out.size())) + '\n';
}

} // namespace octroi::report
