// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "domain/oauthclient.h"

#include <QWidget>

class QCheckBox;
class QVBoxLayout;

namespace octroi::widgets {
class Label;
}

namespace octroi::dialogs {

class TokenEdit;

/// How a client gets tokens, and where the answers of people's browsers go: only what fits its kind.
class ClientFlow : public QWidget
{
    Q_OBJECT
public:
    explicit ClientFlow(QWidget *parent = nullptr);

    void load(const domain::OAuthClient &client);
    void store(domain::OAuthClient &client) const;
    bool check(); ///< false: it says what is wrong where it is
    /// This grant is offered no more, for that reason.
    void setImpossible(const QString &grantType, const QString &why);
    bool showFieldError(const QString &field, const QString &sentence);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    struct Grant
    {
        QString type;
        QCheckBox *box;
        widgets::Label *meaning;
    };
    void rebuild();
    QStringList chosen() const;
    void update();

    domain::ClientKind m_kind = domain::ClientKind::Service;
    QHash<QString, QString> m_impossible;
    QStringList m_others; ///< grants that the form does not offer to this kind, but that are there
    QList<Grant> m_grants;
    QVBoxLayout *m_boxes;
    widgets::Label *m_error, *m_redirectsLabel, *m_redirectsHint;
    TokenEdit *m_redirects;
    QWidget *m_redirectsPart;
};

} // namespace octroi::dialogs
