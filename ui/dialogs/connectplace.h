// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/error.h"
#include "base/secret.h"
#include "session/profile.h"

#include <QWidget>
#include <memory>

class QComboBox;
class QPlainTextEdit;
class QLineEdit;

namespace octroi::widgets {
class Field;
class Label;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// Which kind of server, where it is, and how one signs in to it: only what fits the kind and the way.
class ConnectPlace : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectPlace(QWidget *parent = nullptr);

    void setProfile(const session::ConnectionProfile &profile, bool secretKnown);
    void store(session::ConnectionProfile &profile) const;
    std::shared_ptr<Secret> secret() const; ///< as it was typed; null: not
    session::SignInMethod method() const;
    bool isKeycloak() const;
    bool isPrometheus() const;
    bool isHaproxy() const;
    /// The connections that a Keycloak's usage can be taken from: identifier and name.
    void setSources(const QList<std::pair<QString, QString>> &sources);
    QString address() const; ///< as typed, with a scheme and without a slash at the end
    bool check();            ///< false: it says what is wrong where it is
    /// Those that the account may read, one of which is to be chosen; none: it is typed.
    void setRealms(const QStringList &realms);
    /// At the field it belongs to; false: it belongs to none here.
    bool showError(const octroi::Error &error);
    QLineEdit *firstEdit() const;
    void retranslate();

Q_SIGNALS:
    void edited();

private:
    void build();
    void update();
    void buildSource();
    void retranslateSource();
    void chooseMapping();
    void setMapping(const QString &text);
    QString mapping() const;
    bool checkMapping();
    bool checkSocket();
    QList<session::SignInMethod> methods() const; ///< in the order they are offered
    void setMethod(session::SignInMethod method);
    bool checkClient();
    bool checkAddress();
    bool wrong(widgets::Field *field, const QString &sentence);
    bool hasSecret() const;
    QString realm() const;

    bool m_secretKnown = false, m_editing = false;
    widgets::Segments *m_kind, *m_method;
    widgets::Field *m_address, *m_signInRealm, *m_realm, *m_client, *m_secret;
    QComboBox *m_realms; ///< in place of m_realm
    QComboBox *m_mapping, *m_usageFrom;
    QPlainTextEdit *m_names; ///< of the metrics and labels
    QWidget *m_realmsPart, *m_mappingPart, *m_usagePart, *m_methodPart;
    widgets::Label *m_kindLabel, *m_methodLabel, *m_meaning, *m_realmsLabel, *m_mappingLabel, *m_mappingText, *m_usageLabel;
};

} // namespace octroi::dialogs
