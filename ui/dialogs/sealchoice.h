// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "base/clock.h"
#include "models/delivering.h"

#include <QWidget>

namespace octroi::widgets {
class Button;
class Field;
class Label;
class Segments;
} // namespace octroi::widgets

namespace octroi::dialogs {

/// To whom keys are sealed, a certificate or a passphrase, and as what.
class SealChoice : public QWidget
{
    Q_OBJECT
public:
    explicit SealChoice(const Clock &clock, QWidget *parent = nullptr);

    bool toCertificate() const;
    void openCertificate(const QString &path);
    /// Says at its fields what is missing, or reads the certificate where it was not read, and then tells by ready().
    void prepare();
    void fill(models::DeliveryOrder &order) const; ///< after ready(): for whom and as what

Q_SIGNALS:
    void changed();
    void ready();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *certificatePart();
    QWidget *passphrasePart();
    void retranslate();
    void refresh();
    void showRecipient();
    void showStrength();
    void chooseCertificate();
    void generate();

    const Clock &m_clock;
    std::optional<crypto::Recipient> m_recipient;
    QString m_readPath; ///< of the certificate that is shown, or whose error is
    bool m_readyWhenRead = false;
    widgets::Label *m_toLabel, *m_formatLabel, *m_recipientText;
    widgets::Segments *m_to, *m_format;
    widgets::Field *m_certificate, *m_passphrase;
    widgets::Button *m_choose, *m_generate;
    QWidget *m_certificatePart, *m_passphrasePart;
};

} // namespace octroi::dialogs
