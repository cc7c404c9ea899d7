#!/bin/sh
# Makes the certificates of the cluster that tests start on loopback: an authority, one of its members, and a stranger.
set -e
cd "$(dirname "$0")"
authority() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj "/CN=loctool test $1" \
        -keyout "$1.key" -out "$1.pem" -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign
}
member() {
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=localhost -keyout "$2.key" -out "$2.csr"
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' > "$2.ext"
    openssl x509 -req -days 36500 -in "$2.csr" -CA "$1.pem" -CAkey "$1.key" -CAcreateserial -extfile "$2.ext" -out "$2.crt"
    cat "$2.crt" "$2.key" > "$2.pem"
}
authority authority
member authority member
authority others
member others stranger
rm -f ./*.key ./*.csr ./*.crt ./*.ext ./*.srl others.pem
