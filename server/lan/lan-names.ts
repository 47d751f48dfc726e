import { hostname, networkInterfaces, type NetworkInterfaceInfo } from 'node:os'

/** Networks inside this machine: their addresses are of no use to a tablet. */
const INSIDE = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|utun|tun|tap|wg|zt|tailscale|lxc|cni|podman)/i

/** By what this machine is reached in the shop's network. */
export interface LanNames {
  /** IPv4 addresses of private networks, the likeliest first; those of networks inside this machine last. */
  readonly addresses: readonly string[]
  /** Its name, and the one under which phones find it without a name server. */
  readonly hostNames: readonly string[]
}

/** What `networkInterfaces` of `node:os` tells. */
export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/** Looks at this machine's networks now. No address when there is none, or only public ones. */
export function lanNames(interfaces: Interfaces = networkInterfaces(), name = hostname()): LanNames {
  const found = Object.entries(interfaces).flatMap(([network, entries = []]) =>
    entries
      .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isPrivate(address))
      .map(({ address }) => ({ address, rank: rankOf(network, address) })),
  )
  const addresses = found.toSorted((a, b) => a.rank - b.rank).map(({ address }) => address)
  return { addresses: [...new Set(addresses)], hostNames: hostNamesOf(name) }
}

function rankOf(network: string, address: string): number {
  if (INSIDE.test(network)) return 3
  return address.startsWith('192.168.') ? 0 : address.startsWith('10.') ? 1 : 2
}

function isPrivate(address: string): boolean {
  const [first = 0, second = 0] = address.split('.').map(Number)
  return first === 10 || (first === 172 && second >= 16 && second < 32) || (first === 192 && second === 168)
}

function hostNamesOf(name: string): string[] {
  const lower = name.toLowerCase()
  // Windows names may hold what no certificate takes.
  if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(lower) || lower === 'localhost') return []
  return lower.includes('.') ? [lower] : [lower, `${lower}.local`]
}
