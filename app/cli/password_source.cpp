// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/password_source.h"

#include "model/profiles/secret_store.h"
#include "ui/text/plain_text.h"

#include <QEventLoop>
#include <QFile>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace cli {

namespace {

using Secrets = tl::expected<explorer::ProfileSecrets, QString>;

constexpr char kDefaultVariable[] = "MQTTSCOPE_PASSWORD";
constexpr qint64 kLongestPassword = 65'535;

tl::expected<QByteArray, QString> firstLineOf(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(
            QStringLiteral("--password-file: cannot read %1: %2.").arg(quoted(name), file.errorString()));
    QByteArray line = file.readLine(kLongestPassword + 2);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return tl::unexpected(QStringLiteral("--password-file: %1 has no first line.").arg(quoted(name)));
    return line;
}

explorer::SecretStore::Answer askKeychain(const QString &profileId)
{
    const auto store = explorer::makeSecretStore();
    explorer::SecretStore::Answer answer;
    QEventLoop loop;
    store->read(profileId, &loop, [&](const explorer::SecretStore::Answer &given) {
        answer = given;
        loop.quit();
    });
    loop.exec();
    return answer;
}

Secrets fromKeychainOrTerminal(const explorer::ConnectionProfile &profile, const QString &username)
{
    explorer::ProfileSecrets secrets;
    if (profile.keepsSecrets) {
        explorer::SecretStore::Answer answer = askKeychain(profile.id);
        if (answer.outcome == explorer::SecretStore::Outcome::Done)
            return std::move(answer.secrets);
    }
    if (!profile.asksPassword && !profile.keepsSecrets)
        return secrets;
    auto typed = askOnTerminal(
        QStringLiteral("Password of %1 for %2: ")
            .arg(ui::visibleText(QStringView(username), 80), ui::visibleText(QStringView(profile.name), 80)));
    if (!typed)
        return tl::unexpected(
            profile.keepsSecrets
                ? QStringLiteral("The keychain did not give the password of %1, and %2.")
                      .arg(quoted(profile.name), typed.error())
                : QStringLiteral("%1 wants a password, and %2.").arg(quoted(profile.name), typed.error()));
    secrets.password = *std::move(typed);
    return secrets;
}

/// The terminal without echo; as it was when this ends, also by Ctrl+C.
class QuietTerminal
{
public:
    explicit QuietTerminal(int terminal)
        : m_terminal(terminal)
    {
        m_isQuiet = ::tcgetattr(terminal, &m_before) == 0;
        termios quiet = m_before;
        // Ctrl+C ends the line, not the program, which would leave the terminal silent.
        quiet.c_lflag &= ~tcflag_t(ECHO | ISIG);
        m_isQuiet = m_isQuiet && ::tcsetattr(terminal, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_isQuiet)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;
    bool isQuiet() const { return m_isQuiet; }

private:
    int m_terminal;
    termios m_before{};
    bool m_isQuiet = false;
};

} // namespace

tl::expected<QByteArray, QString> environmentVariable(const QCommandLineOption &option,
                                                      const CommandLine &line)
{
    const QByteArray name = line.parser.value(option).toLocal8Bit();
    if (!qEnvironmentVariableIsSet(name.constData()))
        return tl::unexpected(QStringLiteral("--%1: there is no environment variable %2.")
                                  .arg(option.names().constLast(), quoted(QString::fromLocal8Bit(name))));
    return qgetenv(name.constData());
}

tl::expected<QByteArray, QString> askOnTerminal(const QString &question)
{
    constexpr char kInterrupt = 3;
    const int terminal = ::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0)
        return tl::unexpected(QStringLiteral("there is no terminal to ask on"));
    QByteArray answer;
    bool interrupted = false;
    {
        const QuietTerminal quiet(terminal);
        if (!quiet.isQuiet()) {
            ::close(terminal);
            return tl::unexpected(QStringLiteral("the terminal cannot be kept from showing what is typed"));
        }
        const QByteArray words = question.toLocal8Bit();
        [[maybe_unused]] ssize_t written = ::write(terminal, words.constData(), std::size_t(words.size()));
        std::array<char, 256> chunk{};
        for (ssize_t count = 0; !answer.contains('\n') && !interrupted &&
                                (count = ::read(terminal, chunk.data(), chunk.size())) > 0;) {
            answer.append(chunk.data(), qsizetype(count));
            interrupted = answer.contains(kInterrupt) || answer.size() > kLongestPassword;
        }
        written = ::write(terminal, "\n", 1);
    }
    ::close(terminal);
    answer.truncate(std::max<qsizetype>(0, answer.indexOf('\n')));
    if (interrupted || answer.isEmpty())
        return tl::unexpected(QStringLiteral("none was typed"));
    return answer;
}

Secrets readSecrets(const CommandLine &line, const QString &username, const QByteArray &urlPassword,
                    const explorer::ConnectionProfile *profile)
{
    tl::expected<QByteArray, QString> password{QByteArray()};
    if (line.parser.isSet(line.passwordEnv))
        password = environmentVariable(line.passwordEnv, line);
    else if (line.parser.isSet(line.passwordFile))
        password = firstLineOf(line.parser.value(line.passwordFile));
    else if (line.parser.isSet(line.askPassword))
        password = askOnTerminal(QStringLiteral("Password: ")).map_error([](const QString &why) {
            return QStringLiteral("--ask-password: %1.").arg(why);
        });
    else if (!urlPassword.isEmpty())
        password = urlPassword;
    else if (!username.isEmpty() && qEnvironmentVariableIsSet(kDefaultVariable))
        password = qgetenv(kDefaultVariable);
    else if (profile)
        return fromKeychainOrTerminal(*profile, username);
    if (!password)
        return tl::unexpected(password.error());
    return explorer::ProfileSecrets(*std::move(password));
}

} // namespace cli
